"""What stands around a text on a web page: path, buttons, file card, links to other pages."""

from __future__ import annotations

from functools import lru_cache

from assistant.report.pattern import Pattern

# A line of buttons and notes is furniture when nothing is left of it without these.
_NOTE = Pattern(
    r"字[体号](?:大小)?：?[\[【（]?[大中小默认特+A\-|/ ]*[\]】）]?"
    r"|(?:我要)?(?:打印|收藏|纠错)(?:本页|本文|此页|页面|文章)?|关闭(?:窗口|本页|页面)?"
    r"|分享(?:到|至)：?(?:微信|微博|新浪|腾讯|空间|QQ|、)*|分享：|语音(?:朗读|播报)|(?:开始|停止|暂停)朗读"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)：?\d*次?|(?:视力)?保护(?:视力)?色：?|无障碍(?:阅读|浏览)"
    r"|(?:发布|公开|更新|发文|生成|成文)(?:日期|时间)：?[\d\-年月日/.:： ]*"
    r"|(?:信息|稿件|文章)?来源：[^。，：]{0,25}|作者：[^。，：]{0,15}|(?:发布|发文)(?:机构|单位)：[^。，：]{0,25}"
    r"|(?:责任)?编辑：[^。，：]{0,12}|(?:审核|校对|初审|复审|终审|签发)：[^。，：]{0,8}"
)
_JOINTS = "|｜【】[]（）/·>、，：- \u00b7"
_LINE = Pattern(
    r"(?:您?(?:当前|现在)?(?:所在|的)?的?)位置：?.*|首页[>＞»›/|].*|[上下]一[篇条](?:：.*)?|扫一扫.{0,30}"
    r"|.{0,60}(?:ICP备|公网安备|网站标识码|版权所有|Copyright).{0,80}"
    r"|(?:主办|承办|主管|技术支持)(?:单位)?：.{0,60}|网站地图.{0,30}|联系我们"
    r"|相关(?:链接|信息|阅读|文档|附件)：?|附件下载：?|返回(?:顶部|首页|列表)|打印本页.{0,10}"
)
_LONGEST = 160
_CARD = Pattern(
    r"(?:信息)?(?:索引号?|索取号)|主题分类|组配分类|体裁分类|信息分类|公开(?:方式|范围|类别|形式|时限|程序|责任部门)"
    r"|发布机构|发文(?:机关|字号|单位|日期)|文件?(?:编?号|名称)|成文日期|生成日期|主题词|关键词|有效性|(?:时|有)效状态"
    r"|信息名称|内容概述|标题|废止日期"
)


def is_furniture(text: str) -> bool:
    """Return whether a folded line belongs to the page around a text, not to the text."""
    if not text or len(text) > _LONGEST or text.endswith("。"):
        return False
    return _is_furniture(text)


# Most lines that come to this are headings, and those are the same in most reports.
@lru_cache(maxsize=4096)
def _is_furniture(text: str) -> bool:
    if _LINE.fullmatch(text):
        return True
    rest = _NOTE.sub("", text)
    return rest != text and not rest.strip(_JOINTS)


def is_card_line(text: str) -> bool:
    """Return whether a folded line above a text is one of its file card, such as 索引号：…."""
    label = _CARD.match(text)
    return bool(label) and "。" not in text and (label is None or text[label.end() :][:1] in "：")
