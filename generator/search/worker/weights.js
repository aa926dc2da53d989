/* What counts how much. */

/* How much a match counts by the field it stands in. */
const FIELDS = { title: 100, asked: 75, names: 60, related: 36, labels: 40, heading: 30, never: 22, say: 20, hints: 10, text: 6 };
const WHOLE = { title: 1.5, asked: 1.5, names: 1.5, never: 2.6, related: 3.6 };  /* the query holds the whole field */
const SHORT = ["title", "asked", "names", "related", "labels", "heading"];
const EXACT = 1, SYNONYM = 0.7, SOUND = 0.5, SLIP = 0.35, SINGLE = 0.4, GAPPED = 0.8;  /* how sure a match is */
const EASY = 0.12;     /* what a word weighs that only makes a sentence of a query */
const TURNED = 0.8;    /* a word that an entry denies (没有结果) for a query that does not */
const WIDEST_GAP = 3;  /* characters put into a name */
const FULL = 0.97;     /* from this share of the query on, all of it was found */
const ALMOST = 0.6;   /* from this share on, an entry may go before a page about the handbook that is headed by the very words */
const FEW = 3;         /* so few full hits that approximate ones are shown below them */
const WHOLENESS = 60;  /* how much finding all of a query counts against finding some of it in a better place */
const BETTER = 1.3;    /* from so much on, most of a query in a title goes before all of it in a running text */
const STRONG = 40;     /* a full hit as good as that needs no approximate ones beside it */
const ASIDE = 0.5;      /* records of less weight are pages about the handbook */
const TIMED = 1.15, LIMITED = 2;  /* how much more an entry counts that says how long, where the query asks so */
const DENIAL = /[没未无]有?$/;
const HOW_LONG = /多久|多长时间|多快|几天|几点|几分钟|几个?小时|什么时候|何时|时限|期限|来得及/;
const SAYS_HOW_LONG = /[0-9](?:个?工作)?(?:秒|分钟|个?小时|天|日|周|个月|年)/;
const CLOCK = /[0-9]{1,2}[:：][0-9]{2}/;
const ASKED_FOR = 5;  /* how much more an entry counts of the kind that the query names */
const TITLED = 0.15;    /* how much a title adds that shares characters with the query */
const REMEMBERED = 300;  /* words whose holders are kept */
const MOST = 40;       /* entries in an answer */
const PARTS = 3;       /* parts shown of an entry */
const SNIPPET = 110;   /* characters shown of a part */
const LETTERS_FOR_TEXT = 4;  /* fewer letters are not looked for in running texts: some word there always sounds so */
const GAP = "…";
const SILENCE = [];
const SILENT = /[\s，。、；：？！“”‘’（）《》「」【】,.;:?!]+/g;
const NUMERAL = /[零〇一二两三四五六七八九十百]+/g;
/* Words that only make a sentence of a query; so do the words that the handbook's own table lets drop. */
const FILLERS = ["怎么办", "怎么样", "怎么写", "怎么回", "怎么说", "怎么讲", "怎么做", "怎么弄", "怎么处理", "怎么开口", "能不能", "可不可以", "要不要", "是不是", "有没有",
  "凭什么", "几点", "几天", "以后", "以前", "之后", "之前", "怎么", "怎样", "如何", "什么", "为什么", "啥", "咋", "吗", "呢", "了", "的", "得", "地", "我", "你",
  "他", "她", "它", "们", "这", "那", "个", "要", "是", "在", "给", "把", "被", "就", "都", "很", "太", "有", "该", "应该", "可以", "能",
  "想", "会", "让", "跟", "和", "对", "时候", "时", "后", "前", "里", "一下", "吧", "啊", "着", "过", "又", "还", "老", "客户", "电话",
  "人家", "对方", "情况", "话术", "说", "讲", "请问", "需要", "总", "总是", "一直", "到底", "多久", "多少", "几", "叫"];
