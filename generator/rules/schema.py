"""A file must be readable YAML of the shape the schemas describe, and every character of it printable.

YAML has traps that change what was typed without a word: a repeated key wins silently, an alias copies what nobody
sees, a tab or an invisible mark ends a line early. All of them are findings here, beside broken syntax, unknown
keys, missing fields, values of a wrong form, figures nobody can read, dates the calendar lacks and characters the
printed sheets cannot show. Entries that can be understood are still checked by all other rules.

Bad:

```yaml
norms:
  - {id: quick-pickup, level: allways, scope: {channel: phone}}  # <- finding
  - id: late-pickup
    titel: 接晚了  # <- finding
    limit: 铃响 ≤ 三五声  # <- finding
```

Good:

```yaml
norms:
  - id: opening-hours
    level: must
    title: 10:30 开门
    statement: 工作日 10:30 开门，电话 0123 转前台。
```
"""

from collections.abc import Iterator, Mapping

from generator.complaints import COMPLAINTS
from generator.fault import Fault
from generator.finding import Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """文件要是读得懂的 YAML，形状要符合说明，每个字都印得出来。

YAML 有些写法会悄悄改掉你打的内容：同一个键写两遍，后一个不声不响地盖掉前一个；别名把别处的内容搬过来，
读的人看不见；制表符、看不见的记号会让一行提前结束。这些都会指出来。语法不通、多写或漏写栏目、
取值不对、数字读不懂、日历上没有的日期、纸上印不出的字，也在这里报。读得懂的条目照样接受其他检查。"""

MESSAGES: Sentences = {
    "syntax": {"zh": "这里不是正确的 YAML：{reason}", "en": "this is not correct YAML: {reason}"},
    "second-colon": {
        "zh": "这一行多了一个“冒号加空格”：文字里要用冒号，就用全角的，或给整段文字加引号",
        "en": "a second colon with a space: put quotes around the text",
    },
    "needs-quotes": {
        "zh": "文字不能以 {sign} 开头：给整段文字加引号，或换一种写法（> 可以写“超过”）",
        "en": "a text cannot start with this character (@, `, % …): put quotes around it",
    },
    "unclosed-bracket": {
        "zh": "到这里为止，前面的 [ 或 {{ 没有合上，或者少了逗号",
        "en": "up to here a [ or {{ is not closed, or a comma is missing",
    },
    "unclosed-quote": {"zh": "到这里为止，前面的引号没有合上", "en": "up to here a quote is not closed"},
    "indentation": {
        "zh": "缩进没有对齐：同一层的行要从同一列开始",
        "en": "wrong indentation: lines of one level start in one column",
    },
    "missing-colon": {
        "zh": "这里像是一个键，但少了“冒号加空格”，或者上一行的缩进不对",
        "en": "this looks like a key without its colon and space, or the line above is indented wrongly",
    },
    "not-utf-8": {
        "zh": "文件不是 UTF-8 编码（这里有字节 {byte}）",
        "en": "the file is not encoded in UTF-8 (there is a byte {byte})",
    },
    "control-character": {
        "zh": "这里有看不见的控制字符 {code}",
        "en": "there is an invisible control character {code}",
    },
    "byte-order-mark": {"zh": "这里有看不见的字节顺序标记（BOM）", "en": "there is an invisible byte order mark"},
    "tab": {"zh": "这里有制表符，YAML 只用空格", "en": "there is a tab; YAML uses spaces only"},
    "alias": {"zh": "不用别名 *{name}：把内容直接写在这里", "en": "no alias *{name}: write the content here"},
    "anchor": {"zh": "不用锚点 &{name}", "en": "no anchor &{name}"},
    "tag": {"zh": "不用类型标记 {name}", "en": "no tag {name}"},
    "merge-key": {"zh": "不用合并键 <<：把内容直接写在这里", "en": "no merge key <<: write the content here"},
    "key-not-text": {"zh": "键要是一个词，不能是列表或对象", "en": "a key must be a word, not a list or mapping"},
    "duplicate-key": {
        "zh": "键 {key} 在第 {first} 行已经写过，两个只能留一个",
        "en": "the key {key} already stands in line {first}; only one can stay",
    },
    "second-document": {
        "zh": "一个文件只放一份内容，这里又起了一份（---）",
        "en": "a second document (---) in one file",
    },
    "too-deep": {
        "zh": "嵌套超过 {depth} 层，后面没有读",
        "en": "nested deeper than {depth} levels; the rest is not read",
    },
    "no-files": {"zh": "{folder} 文件夹里没有 YAML 文件", "en": "the folder {folder} holds no YAML file"},
    "linked-folder": {
        "zh": "这是指向文件夹的链接，里面的内容没有读",
        "en": "a link to a folder, which is not followed",
    },
    "unreadable-file": {"zh": "文件打不开：{reason}", "en": "the file cannot be opened: {reason}"},
    "unprintable": {
        "zh": "「{characters}」（{code}）不在打印字体里，纸上印不出来",
        "en": "“{characters}” ({code}) is not in the font of the printed sheets",
    },
    "unknown-key": {"zh": "没有 {name} 这一栏，可以写：{known}", "en": "there is no field {name}; there are: {known}"},
    "misspelt-key": {
        "zh": "没有 {name} 这一栏，是不是 {near}？",
        "en": "there is no field {name}; did you mean {near}?",
    },
    "out-of-place": {"zh": "这一类不写 {name}", "en": "{name} does not belong to this kind"},
    "missing": {"zh": "缺 {name} 这一栏", "en": "the field {name} is missing"},
    "not-allowed": {"zh": "不能写 {value}，只能是：{allowed}", "en": "{value} is not allowed; there are: {allowed}"},
    "wrong-form": {"zh": "{value} 的写法不对：{hint}", "en": "{value} has the wrong form: {hint}"},
    "not-object": {
        "zh": "这里要写若干栏（键: 值），不是 {value}",
        "en": "fields (key: value) are expected, not {value}",
    },
    "not-array": {"zh": "这里要写列表（每行以 - 开头），不是 {value}", "en": "a list is expected, not {value}"},
    "not-string": {"zh": "这里要写一段文字，不是 {value}", "en": "a text is expected, not {value}"},
    "not-integer": {"zh": "这里要写整数，不是 {value}", "en": "a whole number is expected, not {value}"},
    "not-number": {
        "zh": "这里要写数，例如 2 或 1.5，不是 {value}",
        "en": "a number such as 2 or 1.5 is expected, not {value}",
    },
    "not-boolean": {"zh": "这里要写 yes 或 no，不是 {value}", "en": "yes or no is expected, not {value}"},
    "empty": {"zh": "这里是空的", "en": "this is empty"},
    "maxlength": {"zh": "太长了，最多 {bound} 个字", "en": "too long; {bound} characters at most"},
    "maximum": {"zh": "太大了，最多 {bound}", "en": "too large; {bound} at most"},
    "minimum": {"zh": "太小了，至少 {bound}", "en": "too small; {bound} at least"},
    "choose-one": {"zh": "{choices} 要写一个，而且只写一个", "en": "write exactly one of {choices}"},
    "other": {"zh": "形状不对：{reason}", "en": "wrong shape: {reason}"},
    **COMPLAINTS,
}

HELP: Sentences = {}

COMPARED: Mapping[Language, str] = {"zh": "{entries} 条条目的形状", "en": "the shape of {entries} entries"}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield what reading the files already noticed."""
    yield from handbook.faults


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many entries could be read."""
    return {"entries": len(handbook.entries)}
