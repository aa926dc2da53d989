"""What the readers say of values that have the right shape and still cannot be understood."""

from generator.rule import Sentences

COMPLAINTS: Sentences = {
    "no-such-date": {"zh": "日历上没有 {value} 这一天", "en": "there is no day {value} in the calendar"},
    "not-yes-or-no": {"zh": "这里写 yes 或 no，不是 {value}", "en": "yes or no is expected, not {value}"},
    "bad-number": {"zh": "{value} 里的数字读不懂", "en": "the number in {value} cannot be read"},
    "bad-quantity": {
        "zh": "{value} 读不懂：要写数字和单位，例如 5 秒、一分半、3 个工作日、当天、3 声、1.5 万元、九成；"
        "说不清是多少的（三五分钟、一百五）不行",
        "en": "{value} cannot be read: write a number and a unit, as in 5 秒, 一分半, 3 个工作日, 当天, 九成; "
        "what is ambiguous (三五分钟, 一百五) is refused",
    },
    "bad-limit": {
        "zh": "限值 {value} 读不懂：要写 指标 比较 数量，"
        "例如 铃响 ≤ 3 声、答复时限 3 个工作日内、满意度 4 分以上、静默 5–10 秒",
        "en": "the limit {value} cannot be read: write metric, comparison, quantity, as in 铃响 ≤ 3 声, "
        "答复时限 3 个工作日内, 满意度 4 分以上, 静默 5–10 秒",
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
    "bad-grade": {
        "zh": "{value} 里的等级，词汇表里这个指标的 grades 没有列",
        "en": "{value} names a grade that `grades` of the metric does not list",
    },
    "bad-average-grade": {
        "zh": "{value}：等级只分高低，没有平均；写每一次的、中位的或百分之几的",
        "en": "{value}: grades have no average; use each, the median or a percentile",
    },
    "contradicting-equivalence": {
        "zh": "{value} 和前面的换算连起来对不上：同样两个指标有了两种换算",
        "en": "{value} contradicts the conversions before it: two metrics would convert in two ways",
    },
    "bad-whole-days": {
        "zh": "{value}：工作日、自然日按天数，只能写整数；半天写成工作小时，例如 4 个工作小时",
        "en": "{value}: working days and calendar days are counted whole; write half a day in working hours (工作小时)",
    },
    "bad-long-term": {
        "zh": "{value} 太长了：按日历算的时限最多 366 天",
        "en": "{value} is too long: terms by the calendar are at most 366 days",
    },
    "bad-mixed-units": {
        "zh": "这里的两个界单位不同类（{value}）：用同一种单位写，或者分成两条",
        "en": "these bounds are counted in different ways ({value}): use one unit, or write two norms",
    },
    "second-calendar": {
        "zh": "日历已经在别处写过，只能有一份",
        "en": "there is a calendar already; a handbook has one",
    },
    "hours-of-day-off": {
        "zh": "{value} 不在 working-days 里：休息的日子没有工作时间",
        "en": "{value} is not among the working days: days off have no working hours",
    },
    "holiday-and-working-day": {
        "zh": "{value} 既写成放假，又写成上班",
        "en": "{value} is both a holiday and a day worked instead",
    },
    "hours-past-midnight": {
        "zh": "{value} 跨过了零点：在零点拆成两段，例如 18:00–24:00 和 00:00–02:00",
        "en": "{value} passes midnight: cut it there, as in 18:00–24:00 and 00:00–02:00",
    },
    "hours-overlap": {"zh": "{value} 和另一段工作时间重叠", "en": "{value} overlaps other working hours"},
    "bad-weekday": {
        "zh": "{value} 读不懂：日子写成 周一至周五、周六、周日，或者 工作日、休息日、节假日（只用在取值上）",
        "en": "{value} cannot be read: write days as 周一至周五, 周六, or for leaves 工作日, 休息日, 节假日",
    },
    "bad-dates": {
        "zh": "{value} 读不懂：日期写成 2026-10-01，一段写成 2026-10-01–2026-10-07（最多一年）",
        "en": "{value} cannot be read: write a date as 2026-10-01, a stretch as 2026-10-01–2026-10-07",
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
    "no-such-state": {
        "zh": "本流程的 states 里没有 {state}",
        "en": "the states of this procedure do not include {state}",
    },
    "not-a-time": {
        "zh": "{value} 不是时间：写多久，例如 30 分钟、2 小时、1 个工作日",
        "en": "{value} is no time: write how long, as in 30 分钟, 2 小时, 1 个工作日",
    },
    "second-time": {
        "zh": "已经写过这一步本身的时限：只能有一个不写 from、to 的",
        "en": "the step has a time of its own already: only one can be without from and to",
    },
    "no-such-step": {
        "zh": "步骤 {step} 之后去 {to}，但本流程没有这一步",
        "en": "step {step} leads to {to}, which this procedure does not have",
    },
}
