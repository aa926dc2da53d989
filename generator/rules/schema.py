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
        "zh": "文字不能以这个字符（@、`、% 等）开头：给整段文字加引号",
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
    "no-such-date": {"zh": "日历上没有 {value} 这一天", "en": "there is no day {value} in the calendar"},
    "not-yes-or-no": {"zh": "这里写 yes 或 no，不是 {value}", "en": "yes or no is expected, not {value}"},
    "bad-number": {"zh": "{value} 里的数字读不懂", "en": "the number in {value} cannot be read"},
    "bad-quantity": {
        "zh": "{value} 读不懂：要写数字和单位，例如 5 秒、半小时、3 声",
        "en": "{value} cannot be read: write a number and a unit, as in 5 秒, 半小时, 3 声",
    },
    "bad-limit": {
        "zh": "限值 {value} 读不懂：要写 指标 比较 数量，例如 铃响 ≤ 3 声",
        "en": "the limit {value} cannot be read: write metric, comparison, quantity, as in 铃响 ≤ 3 声",
    },
    "bad-cadence": {
        "zh": "频次 {value} 读不懂：例如 每天、每班、每周五、每月 5 日前、每年 12 月、每周 2 次、每周至少 1 次、"
        "每 30 分钟、每 3 个月 1 次、每通电话后",
        "en": "the cadence {value} cannot be read: write it as in 每天, 每周五, 每月 5 日前, 每年 12 月, 每周 2 次, "
        "每周至少 1 次, 每 3 个月 1 次, 每通电话后",
    },
    "bad-authority": {
        "zh": "权限 {value} 是时间：这里写金额或件数，例如 500 元、3 件",
        "en": "the authority {value} is a time: write money or a count, as in 500 元, 3 件",
    },
    "bound-beside-table": {
        "zh": "按情形分行以后，这里不再写 min、max：放进 by 里不写 scope 的一行",
        "en": "beside a table there is no min or max: put it into a row of `by` without scope",
    },
    "second-rest": {
        "zh": "已经有一行不写 scope 的了：管其余的只能有一行",
        "en": "another row has no scope already: only one can be the rest",
    },
    "row-without-bound": {
        "zh": "这一行没有界：写 min、max、above、below 或 equals",
        "en": "this row has no bound: write min, max, above, below or equals",
    },
    "bad-empty": {"zh": "{value} 没有一个数符合", "en": "no number satisfies {value}"},
    "bad-clock": {
        "zh": "{value} 读不懂：时段写成 22:00–06:00",
        "en": "{value} cannot be read: write hours as 22:00–06:00",
    },
    "bad-unit": {"zh": "{value} 的单位或大小在这里不对", "en": "the unit or size of {value} does not fit here"},
    "bad-wait": {
        "zh": "等待 {value} 读不懂：写时间（5 秒）或 reply（等客户回答）",
        "en": "the wait {value} cannot be read: write a time (5 秒) or reply",
    },
    "wrong-unit": {
        "zh": "「{metric}」以{unit}计，单位对不上",
        "en": "“{metric}” is counted in {unit}; the unit differs",
    },
    "bands-overlap": {
        "zh": "「{upper}」和「{lower}」都从 {share} 起，同一个得分会有两个等级",
        "en": "both “{upper}” and “{lower}” begin at {share}: one score would have two grades",
    },
    "bands-out-of-order": {
        "zh": "「{lower}」的起点比它上面的「{upper}」还高：等级要从高往低写",
        "en": "“{lower}” begins above “{upper}” before it: write the highest grade first",
    },
    "bands-with-a-hole": {
        "zh": "得分低于 {share} 时没有等级：最后一档要从 0% 起",
        "en": "a score below {share} has no grade: the last one must begin at 0%",
    },
    "nothing-scored": {
        "zh": "有等级却没有一项计分：写字的项不算分",
        "en": "there are grades, but no item is scored: written answers earn no points",
    },
    "weight-without-bands": {
        "zh": "写了分值，但本表没有 scoring，分值用不上",
        "en": "a weight has no effect in a checklist without scoring",
    },
    "empty-claim": {
        "zh": "states 只有程度，没有内容：写上 act、limit 或 say",
        "en": "`states` has a level but says nothing: add act, limit or say",
    },
    "claim-of-no-option": {
        "zh": "本题没有选项 {option}：states 按选项写时，每个键都要是一个选项",
        "en": "there is no option {option}: each key of `states` must be one",
    },
    "options-out-of-place": {"zh": "只有单选和多选才有 options", "en": "only single and multiple choice have options"},
    "choice-without-options": {"zh": "单选和多选要写 options", "en": "single and multiple choice need options"},
    "no-such-step": {
        "zh": "步骤 {step} 之后去 {to}，但本流程没有这一步",
        "en": "step {step} leads to {to}, which this procedure does not have",
    },
}

HELP: Sentences = {}

COMPARED: Mapping[Language, str] = {"zh": "{entries} 条条目的形状", "en": "the shape of {entries} entries"}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield what reading the files already noticed."""
    yield from handbook.faults


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many entries could be read."""
    return {"entries": len(handbook.entries)}
