"""Whoever says who we are names our organisation and no other.

A greeting copied from another company's handbook, or kept from before a merger, sends callers away. Where a line says
whom the caller has reached (这里是…, 欢迎致电…, …为您服务), the name of an organisation must be a placeholder, the
`organisation` of `handbook.yaml`, or a word that the vocabulary or the glossary knows. Names of departments and trades
(客服中心, 物业公司) are nobody's.

Bad:

```yaml
scripts:
  - id: opening
    lines:
      - 您好，这里是云岭银行客服，请讲。  # <- finding
```

Good:

```yaml
scripts:
  - id: opening
    lines:
      - 您好，这里是【机构名】客服，请讲。
      - 您好，样例机构客服中心，请讲。
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """报自己是谁，只能报本机构的名字。

从别家抄来的开场白、合并以前的旧名字，会让客户以为打错了。说“这里是……”“欢迎致电……”“……为您服务”的话里，
机构名只能是占位词、handbook.yaml 的 organisation，或者词汇表、术语表里有的叫法。部门和行业的通称（客服中心、
物业公司）不算谁的名字。"""

MESSAGES: Sentences = {
    "foreign": {
        "zh": "「{title}」教人自报“{name}”，而本手册的机构是“{organisation}”",
        "en": "“{title}” has staff say they are “{name}”, but this handbook's organisation is “{organisation}”",
    },
    "literal": {
        "zh": "「{title}」教人自报“{name}”，别处用的是占位词【{placeholder}】",
        "en": "“{title}” has staff say they are “{name}” where others say 【{placeholder}】",
    },
}

HELP: Sentences = {
    "placeholder": {"zh": "写成占位词【{placeholder}】", "en": "write 【{placeholder}】"},
    "correct": {"zh": "改成本机构的名字", "en": "write the name of this organisation"},
    "known": {
        "zh": "确是本机构的别名或分支：写进术语表 synonyms，或词汇表里那个取值的 synonyms",
        "en": "it is another name or a branch of ours: add it to the synonyms of a term or of a leaf",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{wordings} 句教人说的话，{known} 个认得的名字",
    "en": "{wordings} prescribed wordings, {known} known names",
}

_KIND = (
    "(?:股份有限公司|有限责任公司|有限公司|公司|集团|银行|信用社|医院|卫生院|诊所|酒店|宾馆|饭店|物业|商城|超市|商场"
    "|百货|药房|药店|航空|保险|证券|基金|电信|移动|联通|广电|燃气|水务|电力|热力|快递|速运|物流|旅行社|学校|大学|学院)"
)
_NAME = f"([^，,。！？!?、：:；;【】“”\\s的是]{{2,16}}?{_KIND})"
_STAFF = (
    "(?:客服|客户经理|客户代表|工作人员|座席|坐席|柜员|工程师|师傅|技师|业务员|专员|员工|顾问|前台|接待|话务员"
    "|(?:抄表|抢修|维修|安检|安装|巡检|营业|收银|导办|导购|导诊|服务|配送|快递|外卖|理货|保洁|客房)员|护士|管家|教练)"
)
_IDENTIFYING = re.compile(
    "(?:这里是|这边是|这儿是|欢迎您?(?:致电|来电|拨打|来到|光临)|[感谢]谢您?(?:致电|来电|拨打)|我(?:们)?是(?:来自)?)"
    f"{_NAME}(?!的|办)"
    f"|我(?:们)?是(?:来自)?{_NAME}的{_STAFF}"
    f"|(?:^|[，。！])(?:[您你]好)?，?{_NAME}[^，。！？的]{{0,8}}为您服务"
    f"|^[您你]好，{_NAME}(?:客服(?:中心|热线)?|热线|总机|前台|总台)?[，。！]"
)

# A public office is known by its place: 临江市政务服务热线 is not that of 云溪市.
_PLACE_OF = "([\u4e00-\u9fff]{2,4}?[省市县州])(?![民场区内里外面长级])"
_OFFICE = re.compile(
    "(?:这里是|这边是|这儿是|欢迎您?(?:致电|来电|拨打|来到)|[感谢]谢您?(?:致电|来电|拨打)|我们是|^[您你]好，)"
    f"(?P<name>{_PLACE_OF}[^，。！？!?的、]{{0,12}}?(?:热线|中心|大厅|局|委员会|办公室|政府))"
)

# What may stand before the kind without being a name: 这里是我们公司, 这里是售后物流.
_NOBODYS = re.compile(
    "(?:本|贵|敝|该|总|分|子|各|这家|那家|专门|一家|同一|原|第[一二三四五六七八九十]|[0-9一二三四五六七八九十]+(?:楼|号|栋|期|区)?"
    "|全国|全市|本市|本地|市政|城市|国家|国际|国内|省|市|区|县|镇|街道|社区|小区|园区|校园|人民|中心"
    "|客户|客服|服务|售后|售前|在线|线上|线下|人工|智能|电话|电子|网上|掌上|手机|总部|集团|连锁|直营|合作|附属|定点"
    "|便民|平价|生鲜|无人|免税|家庭|商业|人身|人寿|财产|车辆|汽车|意外|医疗|健康|团体|宽带|固定|通信|网络|企业|个人|公共"
    "|自来|供|水|电|热|气|暖|管道|天然|物业|保险|保洁|家政|搬家|装修|装饰|旅游|旅行|快递|物流|货运|运输|出租|公交|地铁|客运"
    "|航空|电力|燃气|水务|热力|银行|证券|基金|信托|租赁|科技|软件|商贸|贸易|食品|餐饮|酒店|医药|口腔|儿童|儿科|妇幼|妇产"
    "|中医|骨科|眼科|综合|专科|急诊|社会|民营|公立|管理|发展|投资|维修|安装|检测|与|及)+"
)
_NO_NAME = re.compile(
    "[您你我咱他她它给送来去修找查办要想帮替为跟是在到从请问说]"
)  # then it is a sentence: 我是给您送快递的
_PLACE = re.compile(
    "(?:小区|花园|家园|公寓|大厦|广场|园|苑|城|湾|府|里|号院)$"
)  # 阳光小区物业 names whom we look after
_OURS = re.compile("机构|单位|公司|银行|医院|酒店|店名|品牌|企业|学校")


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the wordings in which staff give the name of another organisation as their own."""
    known = _known_names(handbook)
    placeholder = _placeholder(handbook)
    organisation = handbook.settings.organisation
    for wording in handbook.wordings if organisation or placeholder else ():
        text = wording.text.text
        for name in _find_foreign(handbook, text, known):
            yield Fault(
                Place(wording.text.where, wording.entry.id, text),
                "foreign" if organisation else "literal",
                {
                    "title": wording.entry.title,
                    "name": name,
                    "organisation": organisation,
                    "placeholder": placeholder,
                },
                matched=name,
                overlap=wording.region,
                help=("placeholder" if placeholder else "correct", "known"),
            )


def _find_foreign(handbook: Handbook, text: str, known: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that somebody gives as ours and that are those of others."""
    names = (next(filter(None, match.groups())) for match in _IDENTIFYING.finditer(text))
    yield from (name for name in names if _is_foreign(handbook, name, known))
    offices = (match["name"] for match in _OFFICE.finditer(text))
    yield from (name for name in offices if _is_elsewhere(name, handbook.settings.organisation, known))


def _is_elsewhere(name: str, organisation: str, known: tuple[str, ...]) -> bool:
    """Tell whether a name begins with another city, county or province than ours does."""
    there, here = re.match(_PLACE_OF, name), re.match(_PLACE_OF, organisation)
    if not (there and here) or there[1][-1] != here[1][-1] or any(there[1] in word for word in known):
        return False
    return there[1][:-1] not in organisation


def _placeholder(handbook: Handbook) -> str:
    """Return the placeholder that stands for our name."""
    names = (placeholder.name for placeholder in handbook.vocabulary.placeholders)
    return next(filter(_OURS.search, names), "")


def _known_names(handbook: Handbook) -> tuple[str, ...]:
    words = [word for term in handbook.terms for word in (term.title, *term.synonyms)]
    words += [word for leaf in handbook.leaves.values() for word in (leaf.name, *leaf.synonyms)]
    return tuple(handbook.folding.normalise(word, drop=False) for word in words)


def _is_foreign(handbook: Handbook, typed: str, known: tuple[str, ...]) -> bool:
    """Tell whether a name is somebody's, and not ours in full, shortened or extended."""
    name = handbook.folding.normalise(typed, drop=False)
    stem = re.sub(f"(?:自来水)?{_KIND}$", "", name)
    if not stem or _NO_NAME.search(stem) or _PLACE.search(stem) or _NOBODYS.fullmatch(stem):
        return False
    ours = handbook.folding.normalise(handbook.settings.organisation, drop=False)
    if ours and (ours in name or _abbreviates(name, ours) or _abbreviates(ours, name)):
        return False
    return not any(name in word for word in known)


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether the characters of *short* stand in *long* in that order: 市一医院, 临江市第一人民医院."""
    rest = iter(long)
    return all(character in rest for character in short)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many wordings were read and how many names are known."""
    return {"wordings": len(handbook.wordings), "known": len(_known_names(handbook))}
