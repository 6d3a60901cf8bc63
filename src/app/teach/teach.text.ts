// Words of the teacher's page. Not responsible for: numbers (needs.ts, syllabi.ts, the site's catalogue).
import type { Localised } from '../../kit/locale/locale.ts';
import type { Syllabus } from './syllabi.ts';

interface Part {
  readonly title: string;
  readonly steps: readonly string[];
}

interface TeachText {
  readonly title: string;
  readonly intro: string;
  readonly needsTitle: string;
  readonly needsIntro: string;
  readonly needsTable: string;
  readonly lesson: string;
  readonly time: string;
  readonly data: string;
  readonly compute: string;
  readonly minutes: (minutes: number) => string;
  readonly noData: string;
  readonly missing: (name: string) => string;
  readonly trains: string;
  readonly reads: string;
  readonly coming: string;
  readonly sizesUnknown: string;
  readonly sizesNote: string;
  readonly computeNote: string;
  readonly checkDevice: string;
  readonly syllabiTitle: string;
  readonly syllabi: Readonly<Record<Syllabus['id'], { readonly title: string; readonly note: string }>>;
  readonly session: (number: number, minutes: string) => string;
  readonly assumes: string;
  readonly labTitle: string;
  readonly lab: readonly string[];
  readonly labSize: (one: string, all: string) => string;
  readonly own: Part;
  readonly ownDesigner: string;
  readonly ownPlayground: string;
  readonly links: Part;
  readonly gallery: string;
  readonly lectern: Part;
  readonly handouts: Part;
  readonly worksheets: string;
  readonly plainPages: string;
}

export const TEACH_TEXT: Localised<TeachText> = {
  zh: {
    title: '给教师',
    intro: '备课需要知道的事：每一课要多少时间、数据和算力，怎样安排，怎样在没有网络的机房里用，怎样把图带进课堂。',
    needsTitle: '每一课需要什么',
    needsIntro: '数据在用到时才下载，并留在浏览器的缓存里。训练从数据的第一个分片就能开始，不必等全部下载完。',
    needsTable: '各课的时间、数据和算力',
    lesson: '课',
    time: '时间',
    data: '数据（全部下载时）',
    compute: '算力',
    minutes: (minutes) => `${minutes} 分钟`,
    noData: '不需要',
    missing: (name) => `${name}：本站没有`,
    trains: '在浏览器里训练网络',
    reads: '只有计算和图，任何设备都行',
    coming: '还在编写',
    sizesUnknown: '这份站点没有给出数据的大小。',
    sizesNote: '表中是这份站点上数据文件的实际大小。同一个数据集只下载一次，几课共用。',
    computeNote: '训练不需要显卡：每台机器都有用 WebAssembly 写的引擎。快慢相差很大，上课前请在学生用的机器上测一次。',
    checkDevice: '检查这台设备的算力',
    syllabiTitle: '怎样安排',
    syllabi: {
      afternoon: {
        title: '一个下午',
        note: '从全连接层走到卷积层，最后算清形状和参数。适合学过多层感知机的班。',
      },
      weeks: {
        title: '四周，每周一次',
        note: '从 MLP 开始，到能自己设计、训练并诊断一个图片 CNN。',
      },
      course: {
        title: '整门课',
        note: '按课程顺序，每次一课。新写好的课会自动加进来。',
      },
    },
    session: (number, minutes) => `第 ${number} 次，约 ${minutes}`,
    assumes: '需要先会：',
    labTitle: '没有网络的机房',
    lab: [
      '在一台能上网的机器上取得课程源码，运行 npm start 准备好数据，再运行 npm run build。得到的 dist 文件夹就是完整的课程，包括数据。',
      '把 dist 拷到 U 盘或机房的文件服务器上。',
      '在机房里选一台机器当服务器：在 dist 里运行 node serve.mjs 8000 0.0.0.0（任何静态文件服务器也行）。其余机器打开 http://那台机器的地址:8000/。',
      '直接双击 index.html 打不开：浏览器不允许网页从 file:// 读取模块和数据。',
      '摄像头和复制到剪贴板只在 https 或本机（localhost）上可用。需要它们时，在每台机器上各拷一份 dist，各自运行 node serve.mjs。',
    ],
    labSize: (one, all) => `按现在的数据算，每台机器最多下载 ${one}，40 台共 ${all}；局域网里不经过外网。`,
    own: {
      title: '加入自己的图片和课程',
      steps: [
        '学生自己的图片：在“设计你自己的网络”或实验场里选自己的图片，每一类放一个文件夹，拖进页面即可。图片不离开那台设备。',
        '把做好的一组图片发给全班：发那个文件夹，学生各自拖进页面。',
        '新的一课：一个文件夹加目录里的一行。源码里的 docs/adding-a-lesson.md 有一份由测试保证不过时的步骤。',
        '不想提供的数据集：从 dist/data 里删掉它的文件夹，页面会说明它不在。',
      ],
    },
    ownDesigner: '打开设计器',
    ownPlayground: '打开实验场',
    links: {
      title: '链接与嵌入',
      steps: [
        '每幅互动图上都有“复制链接”：打开它，图就是复制时的样子。放进幻灯片，或者发给学生当练习的起点。',
        '“复制嵌入代码”给出一段 iframe，贴进 Moodle、Canvas 的 HTML 编辑框或 Jupyter 笔记本。详见源码里的 docs/embedding.md。',
        '链接开头的 zh 改成 en 就是英文版，其余不变。',
        '同一个种子、同一种引擎，全班会得到完全相同的曲线；换一个种子，就得到全班的误差范围。',
      ],
    },
    gallery: '所有互动图',
    lectern: {
      title: '讲台视图',
      steps: [
        '图上的“讲台视图”占满屏幕，字号放大。左右方向键或翻页笔换步，每步都有要讲的话。',
        'P：光标高亮。B 或句点：黑屏，多数翻页笔也有这个键。T：计时。M：给学生加一分钟。',
        'Q：把当前状态的链接显示成二维码，学生扫一扫就能接着操作。二维码在本机生成。',
      ],
    },
    handouts: {
      title: '打印讲义',
      steps: [
        '在任何一课里用浏览器的打印（Ctrl+P）：正文、图和图的文字说明都会印出来，按钮不会。先把图调到想印的样子。',
        '正文里的站外链接会印出网址，学生可以照着打开。',
        '练习卷把测验题印在纸上，附参考答案；同一个卷号永远是同一份卷子。',
        '每一课另有一张不需要脚本的静态页，适合存档和整课打印。',
      ],
    },
    worksheets: '做一份练习卷',
    plainPages: '静态页目录',
  },
  en: {
    title: 'For teachers',
    intro:
      'What you need to prepare a class: time, data and computing of each lesson, ways through the course, a lab without internet, and how to bring figures into the room.',
    needsTitle: 'What each lesson needs',
    needsIntro:
      'Data are downloaded when first used and stay in the browser’s cache. Training starts on the first part of a set and does not wait for the rest.',
    needsTable: 'Time, data and computing, lesson by lesson',
    lesson: 'Lesson',
    time: 'Time',
    data: 'Data (if all is downloaded)',
    compute: 'Computing',
    minutes: (minutes) => `${minutes} min`,
    noData: 'none',
    missing: (name) => `${name}: not on this site`,
    trains: 'trains networks in the browser',
    reads: 'arithmetic and pictures; any device',
    coming: 'still being written',
    sizesUnknown: 'This copy of the site does not say how large its data are.',
    sizesNote: 'These are the sizes of the files on this site. A set is downloaded once and shared by all lessons.',
    computeNote:
      'Training needs no graphics card: every machine has our engine in WebAssembly. Speeds differ widely, so measure once on a machine your students will use.',
    checkDevice: 'Check the computing power of this device',
    syllabiTitle: 'Ways through the course',
    syllabi: {
      afternoon: {
        title: 'One afternoon',
        note: 'From dense layers to convolution, and the arithmetic of shapes and parameters. For a class that has met the multilayer perceptron.',
      },
      weeks: {
        title: 'Four weeks, one session each',
        note: 'From the MLP to designing, training and diagnosing a CNN for images.',
      },
      course: {
        title: 'The whole course',
        note: 'In the order of the course, one lesson a session. Lessons join the list as they are written.',
      },
    },
    session: (number, minutes) => `Session ${number}, about ${minutes}`,
    assumes: 'Taken as known: ',
    labTitle: 'A lab without internet',
    lab: [
      'On a machine with internet, get the source of the course, run npm start until the data are ready, then npm run build. The folder dist is the whole course, data included.',
      'Copy dist to a USB stick or to a file server of the lab.',
      'Let one machine of the lab be the server: in dist, run node serve.mjs 8000 0.0.0.0 (any static file server will do). The others open http://address-of-that-machine:8000/.',
      'Double-clicking index.html does not work: browsers do not let a page read modules and data from file://.',
      'The camera and copying to the clipboard work only over https or on the machine itself (localhost). If you need them, copy dist to every machine and run node serve.mjs on each.',
    ],
    labSize: (one, all) =>
      `With the data as they are now a machine downloads at most ${one}, and 40 machines ${all}, all inside the local network.`,
    own: {
      title: 'Your own pictures and lessons',
      steps: [
        'Pictures of your students: choose own images in “Design your own network” or in the playground and drop in one folder a class. They never leave the device.',
        'To give a class one set of pictures, hand out the folders; everyone drops them into the page.',
        'A new lesson is one folder and one line of the registry. docs/adding-a-lesson.md in the source is a recipe that a test keeps true.',
        'A data set you don’t want to offer: delete its folder in dist/data, and the page says that it is missing.',
      ],
    },
    ownDesigner: 'Open the designer',
    ownPlayground: 'Open the playground',
    links: {
      title: 'Links and embedding',
      steps: [
        '“Copy link” in a figure gives an address that reopens it as it was. Put it on a slide, or hand it out as the starting point of an exercise.',
        '“Copy embed code” gives an iframe for the HTML editor of Moodle or Canvas and for Jupyter notebooks. docs/embedding.md in the source says more.',
        'Change en to zh in a link for Chinese; the rest stays the same.',
        'With one seed and one engine the whole class gets the very same curve; with seeds of their own the class gets error bars.',
      ],
    },
    gallery: 'All figures',
    lectern: {
      title: 'Lectern view',
      steps: [
        '“Lectern view” in a figure fills the screen in large type. Arrow keys or a clicker walk through its steps, each with something to say.',
        'P: pointer light. B or full stop: blank screen, a key most clickers have. T: timer. M: one minute more for the class.',
        'Q: a QR code of the present state, made on your machine, for students to scan and go on from.',
      ],
    },
    handouts: {
      title: 'Printed handouts',
      steps: [
        'Print any lesson from the browser (Ctrl+P): text, figures and their descriptions come out, buttons do not. Set the figures first as you want them printed.',
        'Addresses of outside links are printed too, so that students can open them.',
        'Worksheets put the questions of the quizzes on paper, with a key; one number is always one and the same sheet.',
        'Each lesson also has a plain page that needs no script, for archives and for printing it whole.',
      ],
    },
    worksheets: 'Make a worksheet',
    plainPages: 'Plain pages of all lessons',
  },
};
