// How much of the browser's space this site has used, as far as the browser tells. Not responsible for: what uses it.
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { formatBytes } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';

interface Space {
  readonly usage: number;
  readonly quota: number;
}

async function spaceNow(): Promise<Space | null> {
  try {
    // Absent where the connection is not secure, whatever the types say.
    const storage: StorageManager | undefined = navigator.storage;
    const { usage, quota } = (await storage?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? null : { usage, quota };
  } catch {
    return null;
  }
}

/** Asked anew at every tenth picture. */
export function StorageLine({
  locale,
  count,
}: {
  readonly locale: Locale;
  readonly count: number;
}): ReactElement | null {
  const [space, setSpace] = useState<Space | null>(null);
  const tens = Math.floor(count / 10);
  useEffect(() => {
    let isWanted = true;
    void spaceNow().then((found) => {
      if (isWanted) setSpace(found);
    });
    return () => {
      isWanted = false;
    };
  }, [tens]);
  if (space === null) return null;
  const [usage, quota] = [formatBytes(space.usage, locale), formatBytes(space.quota, locale)];
  return (
    <>
      {locale === 'zh'
        ? `本站在浏览器里共用了 ${usage}，最多可用 ${quota}。`
        : `This site uses ${usage} of the ${quota} that the browser grants.`}
    </>
  );
}
