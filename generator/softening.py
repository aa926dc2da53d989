"""Hears, in any handbook, what takes the edge off a blunt clause beside it: apology, reason, way out, next step."""

import re

_SOFTENING = re.compile(
    "抱歉|对不起|不好意思|过意不去|遗憾"
    "|因为|由于|是为了|原因是"
    "|(?<!不)(?<!没)可以(?!吗)|也行|建议您?|不如|(?:^|[，。！？])要不(?!是|能|行|得|然|了)|换一?个|另外|其他(?:办法|方式|时间)|或者"
    "|我(?:们)?(?:这就|马上|现在就?|先|来|去|会|再|立刻|立即|帮|替|请)|为您|帮您|帮你|替您|给您(?:查|转|办|回|联系|登记|记|问)"
    "|(?:分钟|小时|天|工作日|点)(?:之内|以内|内|之前|以前|前)"
)


def softens(text: str) -> bool:
    """Tell whether *text* holds an apology, a reason, an alternative or a next step in everyday words."""
    return bool(_SOFTENING.search(text))
