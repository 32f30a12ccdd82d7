"""What F1 says: of one question, and of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.interview.question import Question

KEYS = """\
Tab、Shift+Tab　下一项、上一项
回车　答完这一题，到下一题
Esc　改错了，恢复这一题原来的答案
F8、F9　上一节、下一节
F2　句子，换一种说法或者自己改写
F3　目录，选一节按回车
F4　看正文预览，Esc返回
F5　检查，选一处按回车去修改
F10　导出Word文件
Ctrl+S　保存（每答一题已自动保存）
Ctrl+P　全部命令
Ctrl+Q　退出
底部的^S就是Ctrl+S，^P、^Q同理

数字　全角数字、1,200、1.2万、三十都认得；没有的填0，不知道的留空
选择　按回车打开，上下键选，回车确定，Delete清除
多条内容　Insert添加，回车修改，Delete删除，Shift+上下键移动
表格　方向键走格，直接输入数字，回车到下一格，Esc放弃正在输入的，Delete清除，F6把没填的各格填0\
"""


def help_of(question: Question) -> str:
    """Return what there is to know of a question: hint, example, basis, who knows it."""
    field = question.field
    unit = f"，单位是{field.unit}" if field.unit else ""
    rows = [
        ("问的是", f"{field.label}{unit}{'，必答' if field.required else ''}"),
        ("怎么填", question.help),
        ("例子", question.example),
        ("依据", question.basis),
        ("谁知道", question.who),
    ]
    lines = [f"{name}：{text}" for name, text in rows if text]
    if field.choices:
        lines.append(f"可选：{'、'.join(field.choices)}")
    lines.append("留空就是没有答，正文显示为待核；确实没有的数填0。")
    return "\n\n".join(lines)
