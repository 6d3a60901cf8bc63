// References of the lesson on applications of CNNs. Not responsible for: drawing (Ref.tsx).
import type { Reference } from './reference.ts';

export const APPLICATIONS = {
  wavenet: {
    title: { zh: 'WaveNet：原始音频的生成模型', en: 'WaveNet: a generative model for raw audio' },
    by: 'van den Oord, Dieleman, DeepMind',
    year: 2016,
    summary: {
      zh: '用一维的因果空洞卷积逐个采样点地生成声音波形。空洞率逐层翻倍，感受野因此很长，合成的语音比当时的方法自然得多。',
      en: 'Generates sound sample by sample with one-dimensional causal convolutions. The dilation doubles from layer to layer, so the receptive field grows long, and speech sounded far more natural than before.',
    },
    url: 'https://deepmind.com/blog/wavenet-generative-model-raw-audio/',
    current: 'https://deepmind.google/discover/blog/wavenet-a-generative-model-for-raw-audio/',
  },
  'singing-synthesizer': {
    title: { zh: '神经参数化歌声合成器', en: 'A neural parametric singing synthesizer' },
    by: 'Blaauw, Bonada',
    year: 2017,
    summary: {
      zh: '把 WaveNet 的结构用于唱歌：不直接生成波形，而是生成声码器的参数，把音高和音色分开，所以可以配任意旋律。',
      en: 'WaveNet’s structure applied to singing: it generates a vocoder’s parameters instead of the waveform, which separates pitch from timbre and fits any melody.',
    },
    url: 'http://www.creativeai.net/posts/W2C3baXvf2yJSLbY6/a-neural-parametric-singing-synthesizer',
    current: 'https://arxiv.org/abs/1704.03809',
  },
  'text-cnn': {
    title: { zh: '用 TensorFlow 实现文本分类 CNN', en: 'Implementing a CNN for text classification in TensorFlow' },
    by: 'Denny Britz',
    year: 2015,
    summary: {
      zh: '把句子看成“词向量叠成的图”，用高为 3、4、5 个词的过滤器扫过，取每个过滤器的最大值，再分类影评的褒贬。',
      en: 'A sentence as an “image” of stacked word vectors: filters three, four and five words high sweep it, the maximum of each is kept, and film reviews are classified.',
    },
    url: 'http://www.wildml.com/2015/12/implementing-a-cnn-for-text-classification-in-tensorflow/',
    current: 'https://dennybritz.com/posts/wildml/implementing-a-cnn-for-text-classification-in-tensorflow/',
  },
  'wildml-newsletter': {
    title: { zh: 'WildML 深度学习简讯', en: 'The Wild Week in AI newsletter' },
    by: 'Denny Britz',
    summary: {
      zh: '同一作者的深度学习周报，早已停刊，所在的发行平台也已关闭，仅作为出处保留。',
      en: 'A weekly letter on deep learning by the same author. It ended years ago and its platform has closed; kept here as a source only.',
    },
    url: 'https://www.getrevue.co/profile/wildml',
  },
  'facebook-translation': {
    title: { zh: '神经机器翻译的一种新方法', en: 'A novel approach to neural machine translation' },
    by: 'Gehring, Auli, Grangier, Yarats, Dauphin, Facebook AI Research',
    year: 2017,
    summary: {
      zh: '用卷积代替循环网络做翻译：一句话的各个位置可以同时计算，速度是循环网络的约九倍，准确率达到当时最好水平。',
      en: 'Translation with convolutions instead of recurrence: all positions of a sentence are computed at once, about nine times faster than recurrent networks at the best accuracy of its day.',
    },
    url: 'https://code.facebook.com/posts/1978007565818999/a-novel-approach-to-neural-machine-translation/',
    current: 'https://engineering.fb.com/2017/05/09/ml-applications/a-novel-approach-to-neural-machine-translation/',
  },
  dqn: {
    title: { zh: '深度 Q 网络（Atari 游戏）的代码', en: 'Code of the deep Q-network (Atari games)' },
    by: 'Mnih et al., DeepMind',
    year: 2015,
    summary: {
      zh: '一个三层卷积的网络，只看屏幕像素和得分，用强化学习学会了几十种 Atari 游戏，其中许多超过人类玩家。',
      en: 'A network with three convolutional layers learnt dozens of Atari games from screen pixels and score alone, by reinforcement learning, many of them better than people.',
    },
    url: 'https://sites.google.com/a/deepmind.com/dqn/',
    current: 'https://github.com/google-deepmind/dqn',
  },
  'pong-from-pixels': {
    title: { zh: '深度强化学习：从像素学打乒乓', en: 'Deep reinforcement learning: Pong from pixels' },
    by: 'Andrej Karpathy',
    year: 2016,
    summary: {
      zh: '用一百多行 Python 从零写出策略梯度，让一个小网络学会打 Pong，并解释为什么“把结果好的动作变得更可能”就够了。',
      en: 'Policy gradients from scratch in some hundred lines of Python: a small network learns Pong, and the post explains why making rewarded actions more likely is enough.',
    },
    url: 'http://karpathy.github.io/2016/05/31/rl/',
    current: 'https://karpathy.github.io/2016/05/31/rl/',
  },
  'quick-draw': {
    title: { zh: '看图说词 Quick, Draw!', en: 'Quick, Draw!' },
    by: 'Google Creative Lab',
    year: 2016,
    summary: {
      zh: '你在二十秒内画一个词，网络边看边猜。收集到的五千多万幅涂鸦后来成了公开的数据集。',
      en: 'You draw a word in twenty seconds while a network guesses. The more than fifty million doodles collected have become a public data set.',
    },
    url: 'https://quickdraw.withgoogle.com/#',
    current: 'https://quickdraw.withgoogle.com/',
  },
  'ai-experiments': {
    title: { zh: 'A.I. Experiments', en: 'A.I. Experiments' },
    by: 'Google',
    summary: {
      zh: '一组能直接在浏览器里玩的机器学习小实验：画画、音乐、可视化等。',
      en: 'A collection of small machine learning experiments to play with in the browser: drawing, music, visualisation and more.',
    },
    url: 'https://aiexperiments.withgoogle.com/',
    current: 'https://experiments.withgoogle.com/collection/ai',
  },
  autodraw: {
    title: { zh: 'AutoDraw', en: 'AutoDraw' },
    by: 'Google Creative Lab',
    year: 2017,
    summary: {
      zh: '认出你潦草画的东西，换成画家画好的图标。',
      en: 'Recognises what you scribble and offers drawings by artists instead.',
    },
    url: 'https://www.autodraw.com/',
  },
  alphago: {
    title: { zh: 'AlphaGo', en: 'AlphaGo' },
    by: 'DeepMind',
    year: 2016,
    summary: {
      zh: '用卷积网络看棋盘：一个网络提出候选着法，一个网络估计胜率，再与蒙特卡罗树搜索结合，2016 年战胜了李世石。',
      en: 'Convolutional networks look at the board: one proposes moves, one estimates who is winning, and tree search combines them. In 2016 it beat Lee Sedol.',
    },
    url: 'https://deepmind.com/research/alphago/',
    current: 'https://deepmind.google/research/breakthroughs/alphago/',
  },
  'solace-in-defeat': {
    title: { zh: '在败给人工智能之后寻找安慰', en: 'Finding solace in defeat by artificial intelligence' },
    by: 'MIT Technology Review',
    year: 2017,
    summary: {
      zh: '如果围棋“需要人类直觉”，败给机器是什么滋味？文章借纪录片《AlphaGo》谈棋手和观众的感受。',
      en: 'If Go “needs human intuition”, how does it feel to lose to a machine? On the players and spectators of the film AlphaGo.',
    },
    url: 'https://www.technologyreview.com/s/604273/finding-solace-in-defeat-by-artificial-intelligence/?set=604287',
    current: 'https://www.technologyreview.com/2017/04/28/106009/finding-solace-in-defeat-by-artificial-intelligence/',
  },
  'ifm-drones': {
    title: { zh: '初创企业 IFM 的室内无人机（视频）', en: 'Intelligent Flying Machines (video)' },
    by: 'Intelligent Flying Machines',
    summary: {
      zh: '对一家初创企业的访谈：室内飞行的无人机不靠外部设备，只靠自己看到的画面判断位置。',
      en: 'An interview with a startup whose indoor drones find their way by what they see, without outside equipment.',
    },
    url: 'https://www.youtube.com/watch?v=AMDiR61f86Y',
  },
  'gps-drones': {
    title: { zh: '无人机怎样用 GPS 导航', en: 'How GPS drone navigation works' },
    by: 'DroneOmega',
    summary: {
      zh: '介绍户外无人机如何用全球定位系统悬停、返航和按航点飞行，正好与只靠视觉的方法对照。',
      en: 'How outdoor drones hover, return and follow waypoints by GPS: the usual way, to compare with flying by sight.',
    },
    url: 'http://www.droneomega.com/gps-drone-navigation-works/',
  },
  'autonomous-drone': {
    title: { zh: 'CNN 导航的自主无人机（视频）', en: 'A drone steered by a CNN (video)' },
    summary: {
      zh: '没有 GPS，无人机把摄像头的画面交给卷积网络，由网络判断该往哪边飞。',
      en: 'Without GPS, a drone gives its camera’s view to a convolutional network that decides which way to fly.',
    },
    url: 'https://www.youtube.com/watch?v=wSFYOw4VIYY',
  },
  'traffic-sign-project': {
    title: { zh: '交通标志分类项目', en: 'Traffic sign classifier project' },
    by: 'Udacity',
    summary: {
      zh: '自动驾驶课程的练习：用 CNN 把德国交通标志分成 43 类，含数据探索、训练和在新照片上的检验。',
      en: 'An exercise of a self-driving course: classify German traffic signs into 43 classes with a CNN, from exploring the data to testing on new photos.',
    },
    url: 'https://github.com/udacity/CarND-Traffic-Sign-Classifier-Project',
  },
  gtsrb: {
    title: { zh: '德国交通标志数据集 GTSRB', en: 'German Traffic Sign Recognition Benchmark' },
    by: 'Stallkamp, Schlipsing, Salmen, Igel',
    year: 2011,
    summary: {
      zh: '五万多幅真实路况下拍到的交通标志，43 类，大小、光照、遮挡各不相同。卷积网络在这里第一次超过了人的准确率。',
      en: 'More than 50,000 traffic signs from real streets in 43 classes, of all sizes and in all light. Here a convolutional network first beat human accuracy.',
    },
    url: 'http://benchmark.ini.rub.de/?section=gtsrb&subsection=dataset',
    current: 'https://benchmark.ini.rub.de/gtsrb_dataset.html',
  },
  'digit-recognition-project': {
    title: { zh: '门牌号识别项目', en: 'Digit recognition project' },
    by: 'Udacity',
    summary: {
      zh: '练习项目：从街景照片里读出一整串门牌数字，而不只是单个数字。',
      en: 'An exercise: read whole house numbers from street photos, not just single digits.',
    },
    url: 'https://github.com/udacity/machine-learning/tree/master/projects/digit_recognition',
  },
  svhn: {
    title: { zh: '街景门牌号数据集 SVHN', en: 'The Street View House Numbers dataset' },
    by: 'Netzer, Wang, Coates, Bissacco, Wu, Ng',
    year: 2011,
    summary: {
      zh: '六十多万个从街景照片里裁出的彩色数字。背景杂乱、字体各异，比 MNIST 难得多。',
      en: 'Over 600,000 colour digits cut from street photos. Cluttered backgrounds and many typefaces make it much harder than MNIST.',
    },
    url: 'http://ufldl.stanford.edu/housenumbers/',
  },
  'gta-self-driving': {
    title: { zh: '用 Python 让 AI 玩侠盗猎车手', en: 'Python plays Grand Theft Auto V' },
    by: 'Harrison Kinsley (pythonprogramming.net)',
    year: 2017,
    summary: {
      zh: '系列教程：截取游戏画面，先用传统视觉找车道线，再训练 CNN 模仿人按键来开车。',
      en: 'A series: grab the game’s frames, find lanes with classical vision, then train a CNN to imitate a human’s keys and drive.',
    },
    url: 'https://pythonprogramming.net/game-frames-open-cv-python-plays-gta-v/',
  },
  'art-for-the-blind': {
    title: { zh: '为视障者把名画做成立体', en: '3D-printed works of art for the blind' },
    by: 'Business Insider',
    year: 2016,
    summary: {
      zh: '把名画转成可以触摸的三维浮雕，让看不见的人也能欣赏。',
      en: 'Famous paintings turned into reliefs that can be touched, so that blind people can enjoy them.',
    },
    url: 'http://www.businessinsider.com/3d-printed-works-of-art-for-the-blind-2016-1',
    current: 'https://www.businessinsider.com/3d-printed-works-of-art-for-the-blind-2016-1',
  },
  'depth-prediction': {
    title: { zh: '从单幅图像预测深度', en: 'Depth map prediction from a single image' },
    by: 'Eigen, Puhrsch, Fergus',
    year: 2014,
    summary: {
      zh: '一个网络先粗略猜出整个画面的远近，另一个再细化局部：只凭一幅照片就得到深度图。',
      en: 'One network guesses the depth of the whole scene coarsely, a second refines it locally: a depth map from one photo.',
    },
    url: 'https://cs.nyu.edu/~deigen/depth/',
  },
  pathology: {
    title: {
      zh: '用深度学习协助病理医生发现癌症',
      en: 'Assisting pathologists in detecting cancer with deep learning',
    },
    by: 'Stumpe, Peng, Google Research',
    year: 2017,
    summary: {
      zh: '在极大的病理切片上逐块运行 CNN，画出乳腺癌转移灶的热图。结论很克制：它帮助医生，而不是代替医生。',
      en: 'A CNN runs patch by patch over huge pathology slides and maps metastases of breast cancer. The conclusion is sober: it helps pathologists, it does not replace them.',
    },
    url: 'https://research.googleblog.com/2017/03/assisting-pathologists-in-detecting.html',
    current: 'https://research.google/blog/assisting-pathologists-in-detecting-cancer-with-deep-learning/',
  },
  'endangered-species': {
    title: { zh: '用深度学习拯救濒危物种', en: 'Saving endangered species with deep learning' },
    by: 'NVIDIA',
    year: 2016,
    summary: {
      zh: '用 CNN 从航拍和野外照片中辨认、统计动物，代替费时的人工清点。',
      en: 'CNNs recognise and count animals in aerial and wildlife photos instead of slow counting by hand.',
    },
    url: 'https://blogs.nvidia.com/blog/2016/11/04/saving-endangered-species/?adbsc=social_20170303_70517416',
  },
  faceapp: {
    title: { zh: 'FaceApp：用神经网络改照片', en: 'FaceApp edits faces with neural networks' },
    by: 'Digital Trends',
    year: 2017,
    summary: {
      zh: '介绍一款应用：用生成网络让照片里的人微笑、变老或改变性别，也提到由此而来的争议。',
      en: 'On an app whose generative networks make a face smile, age or change gender, and on the disputes that followed.',
    },
    url: 'http://www.digitaltrends.com/photography/faceapp-neural-net-image-editing/',
  },
} as const satisfies Readonly<Record<string, Reference>>;
