"""What tells a copy from a sentence written independently."""

from __future__ import annotations

from assistant.corpus.align import is_carried_over, is_list, judge, similarity

CARRIED = (
    "利用乡村夜话板凳会流动办事车等形式开展面对面答疑#场",
    "当场答复限时回复按月通报三步走",
)
LAST_YEAR = (*CARRIED, "让群众问得清听得懂办得成", "干群关系更加融洽", "夜话之风吹遍各村各组")
THIS_YEAR = (
    *CARRIED,
    "夜话记录装订成册送到外出务工人员手里",
    "远在外地的人也看得到家里事",
    "回信附上村干部手机号",
)


def test_clauses_in_another_order_are_equal() -> None:
    assert similarity(("甲乙丙丁", "戊己庚辛"), ("戊己庚辛", "甲乙丙丁")) == 1


def test_half_a_sentence_of_the_own_last_report_is_carried_over() -> None:
    (likeness,) = judge([(THIS_YEAR, LAST_YEAR)])
    assert likeness.is_copy(is_own=True)
    assert not likeness.is_copy(is_own=False)


def test_one_clause_of_the_own_last_report_is_not() -> None:
    assert not is_carried_over((CARRIED[1], *THIS_YEAR[2:]), (CARRIED[1], *LAST_YEAR[2:]))


def test_a_carried_clause_is_little_of_a_long_sentence() -> None:
    new = ("新建的村史馆里放了四十年的老账本", "游客扫码就能听会计讲当年的收支") * 4
    assert not is_carried_over((*CARRIED, *new), (*CARRIED, *(clause[::-1] for clause in new)))


def test_clauses_that_all_end_in_a_count_are_a_list() -> None:
    assert is_list(("政策文件#条", "通知公告#条"))
    assert is_list(("其中政府网站#条微信公众号#条公开栏#条电子屏#条",))


def test_a_few_numbers_in_a_long_sentence_are_no_list() -> None:
    assert not is_list(
        (
            "#年请#名村民给公开工作打分",
            "最低的是答复速度",
            "只有#分",
            "年底前把答复时限压到了#个工作日",
        )
    )


def test_two_lists_of_other_counts_are_no_copies_of_each_other() -> None:
    ours = ("政务动态信息#条", "公开目录信息#条")
    theirs = ("公开机构职能类信息#条", "公开政务动态类信息#条", "公开目录信息#条")
    (likeness,) = judge([(ours, theirs)])
    assert not likeness.is_copy(is_own=False)


def test_a_short_clause_stands_in_another_units_sentence_by_chance() -> None:
    clause = "做好森林防火信息公开"
    (likeness,) = judge([((clause,), ("设置防火专栏", clause))])
    assert likeness.odds > 0
    assert not likeness.is_copy(is_own=False)


def test_pairs_are_judged_as_each_by_itself() -> None:
    pairs = [(THIS_YEAR, LAST_YEAR), (LAST_YEAR, CARRIED), (CARRIED, CARRIED), (("甲乙",), CARRIED)]
    alone = [judge([pair])[0] for pair in pairs]
    assert [each.odds for each in judge(pairs)] == [each.odds for each in alone]
