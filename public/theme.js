// Sets the colour theme before anything is painted. A file of its own, because the page's policy allows no inline
// script, and a classic one, because a module would run after the first paint. The page itself keeps it up to date.
(function () {
  var theme = 'system';
  try {
    theme = JSON.parse(localStorage.getItem('stride.preferences')).state.theme;
  } catch (refusedOrAbsent) {
    theme = 'system';
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  document.documentElement.dataset.theme = theme;
})();
