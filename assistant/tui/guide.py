"""What F1 says: of the question that has the focus, of the screen, of the keys that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.facts.field import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import Binding
    from textual.screen import Screen

    from assistant.facts.field import Field
    from assistant.interview.question import Question

# Each screen, by the name of its class: what it is called, and what is done on it.
SCREENS = {
    "StartScreen": (
        "开始界面",
        "选一项按回车，或者用鼠标点。\n"
        "新建的年报，先定答案存在哪个文件；以后每次从“继续”那一行接着填。\n"
        "事实文件以.toml结尾，答案都在里面，拷到别的电脑上也能接着填。",
    ),
    "InterviewScreen": (
        "问答",
        "左边是目录，中间是一节的问题，右边是答案写成的正文；窄屏上一次显示一样。\n"
        "每答一题即存盘，最上面一行写着几点存的。\n"
        "没有的填0；不知道的留空，正文显示为待核；按别的答案不用填的，程序不问，先前填的也留着。\n"
        "走到哪一节都可以，不必按顺序；填错了可以撤销。",
    ),
    "RecordScreen": (
        "填一条",
        "一条有几项，离开一项就存一项；没有填全也可以先返回，以后再补。\n"
        "点“完成”时，程序会指出还缺哪一项。",
    ),
    "SentencesScreen": (
        "句子",
        "年报的每一句都在这里，下方写着它由哪些答案写成。\n"
        "选一句按回车，换一种说法，或者自己改写。\n"
        "标着“待核”的句子缺答案，按回车可以去填；标着“事实已变”的，是改写以后答案又改过，请核对。",
    ),
    "AlternativesScreen": (
        "换一种说法",
        "每一行是同样的事实的另一种写法，选一行按回车就换上。\n灰色的一行缺事实，填了才能用。",
    ),
    "RewordScreen": (
        "自己改写",
        "写一句完整的话，以句号结尾；粘贴的几行会连成一句。\n"
        "答案以后改了，程序会提醒核对这一句，不会替你改。",
    ),
    "FoundScreen": (
        "检查",
        "每一处写着轻重、在哪里、怎么回事；下方是建议、原文和依据。\n"
        "选一处按回车，去改引起它的那一题或者那一句。\n"
        "没有列出来的，就是查过没有发现；有几项查不了的，列在最后，写着原因。",
    ),
    "ReviewScreen": (
        "审核",
        "一份写好的年报里查出的每一处：轻重、在哪里、怎么回事；下方是原文和来源。\n"
        "文件不会被改动；要改的，请在原来的软件里改好再审。",
    ),
    "ReviewStartScreen": (
        "审核写好的年报",
        "填年报的完整路径；有比对库或者上年年报的，一并填上，可以查出照搬的句子和对不上的结转数。",
    ),
    "FindingsFileScreen": (
        "写出检查结果",
        "网页里原文和问题对着看，用浏览器打开，可以直接发给单位，不要另装程序。\n"
        "“已认可”的正在列出时一并写进去，隐藏时只写个数。同名的文件要问过才覆盖。",
    ),
    "ChoiceScreen": ("选一项", "选一项按回车，或者用鼠标点；返回，就不变。"),
    "EvidenceScreen": ("一处问题", "上方是怎么回事，下方是原文和相同的文字，用上下键翻看。"),
    "AcceptScreen": ("认可", "这一处核对过、可以不改的，写明理由，以后检查不再列出。"),
    "ExportScreen": (
        "导出",
        "先选格式和版本，再定保存到哪里；在浏览器里用的，由浏览器下载。\n"
        "上面列着还没有答案的地方，选一处按回车去填；补齐了才能定稿，现在也可以先导出草稿。\n"
        "同名的文件要问过才覆盖。",
    ),
    "VersionsScreen": (
        "恢复以前保存的",
        "打开文件后第一次保存、以后每隔一分钟，以及删除、成批填写以前，先把原来的另存一份，"
        "留最近20份。\n"
        "选一份按回车，看与现在有什么不同，再定恢复不恢复；现在的答案也先另存一份。",
    ),
    "DifferenceScreen": (
        "恢复",
        "左边是那时的答案，箭头右边是现在的；用上下键翻看。\n选“恢复”，答案就换成那时的。",
    ),
    "PathScreen": (
        "填文件路径",
        "填文件的完整路径，可以从文件管理器里复制过来，带引号也认得。\n"
        "只写文件名的，放在当前文件夹里。",
    ),
    "PaletteScreen": ("命令", "输入名字里的几个字，用上下键选，按回车执行；也可以用鼠标点。"),
    "TakingScreen": (
        "取数",
        "先看要改动什么：箭头左边是现在的数，右边是要换上的。\n"
        "合计不取，只与各格相加比较；横线、斜线不当作0。取了以后还可以撤销。",
    ),
    "ConfirmScreen": ("确认", "看清要做什么，再点按钮；返回，就什么都不做。"),
}

# How each kind of field is answered.
KINDS = {
    FieldKind.COUNT: "全角数字、1,200、1.2万、三十都认得；要准确的数，不写“约30”“30多”。",
    FieldKind.AMOUNT: "全角数字、1,200、1.2万、三十都认得；要准确的数，不写“约30”“30多”。",
    FieldKind.YEAR: "写四位数，2024、２０２４、二〇二四都认得。",
    FieldKind.DATE: "2025-01-20、2025.1.20、20250120、2025年1月20日都认得。",
    FieldKind.CHOICE: "按回车或者用鼠标点开来选；选最上面一行“未答”，就是不答。",
    FieldKind.FLAG: "按回车或者用鼠标点开来选；选最上面一行“未答”，就是不答。",
    FieldKind.TEXTS: "一行一个；粘贴的几行各算一个，行首的序号会去掉。",
    FieldKind.TEXT: "写在一行里；粘贴的几行用顿号连起来。",
    FieldKind.RECORDS: "一条一条填；点一下选中，点两下打开，没有的点“确认没有”。",
    FieldKind.TABLE: "用方向键走格，直接输入数字，回车到下一格；合计由程序相加。\n"
    "Delete把一格清空：空着是没有填，正文显示为待核，与0不同。\n"
    "从Excel、WPS、网页复制的整张表，直接粘贴，按栏目对号；只复制数字的，粘贴到左上角的那一格。",
}

# What a key's word in the footer leaves out, by the action.
_MORE = {
    "sentences": "逐句换说法、自己改写",
    "sections": "选一节按回车",
    "preview": "看答案写成的正文",
    "check": "查矛盾和缺漏",
    "export": "写成文件",
    "save": "每答一题已自动保存",
    "commands": "按名字找要做的事",
    "move_on": "这一题答完了",
    "otherwise": "光标所在的一段，每句都换",
    "explain": "这条规则检查什么，为什么，怎么改",
    "evidence": "上下文和来源的原文",
    "accept": "核对过、可以不改的",
    "filter('severity')": "只看某一级",
    "filter('family')": "只看某一类",
    "accepted": "显示或者隐藏",
    "rest": "没有填的各格都填0",
    "take_from_file": "Excel工作簿，或者写好的年报",
    "next": "还没有填的、合计不符的",
    "undo": "取回上一步",
    "step(False)": "取回上一步",
}
_KEYS = {
    "escape": "Esc",
    "enter": "回车",
    "tab": "Tab",
    "insert": "Insert",
    "delete": "Delete",
    "backspace": "退格",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}


def key_name(key: str, *, short: bool = False) -> str:
    """Return how a key is called: Esc, F5, Shift+↑, Ctrl+S, or ^S where it is to be short."""
    *held, last = key.split("+")
    name = _KEYS.get(last, last.upper())
    if short and held == ["ctrl"]:
        return f"^{name}"
    return "+".join([*(one.capitalize() for one in held), name])


def key_lines(bindings: Iterable[Binding]) -> list[str]:
    """Return a line for each thing that keys do: the keys, the word, and what it leaves out."""
    keys: dict[tuple[str, str], list[str]] = {}
    for binding in bindings:
        action = binding.action.removeprefix("app.")
        keys.setdefault((action, binding.description), []).append(key_name(binding.key))
    return [
        f"{'、'.join(named)}　{word}{'：' if action in _MORE else ''}{_MORE.get(action, '')}"
        for (action, word), named in keys.items()
    ]


def screen_help(screen: Screen[object]) -> tuple[str, str]:
    """Return what a screen is called and what is done on it; nothing of one that says nothing."""
    names = (kind.__name__ for kind in type(screen).__mro__)
    return next((SCREENS[name] for name in names if name in SCREENS), ("", ""))


def help_of(question: Question) -> str:
    """Return what there is to know of a question: hint, example, basis, who knows it."""
    rows = [
        ("怎么填", question.help),
        ("例子", question.example),
        ("依据", question.basis),
        ("谁知道", question.who),
    ]
    lines = [f"{name}：{text}" for name, text in rows if text]
    return "\n".join([field_help(question.field), *lines])


def field_help(field: Field) -> str:
    """Return what a field asks for, and how it is answered."""
    unit = f"，单位是{field.unit}" if field.unit else ""
    lines = [f"问的是：{field.label}{unit}{'，必答' if field.required else ''}"]
    if field.choices:
        lines.append(f"可选：{'、'.join(field.choices)}")
    if field.kind in KINDS:
        lines.append(KINDS[field.kind])
    return "\n".join(lines)
