from builders import TODAY, answers, control, playbook, scan
from mlready.engine.assess import assess
from mlready.engine.proposals import proposed
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.guide import Proposal
from mlready.model.when import When

GENAI = Proposal(
    id="genai",
    because="it generates",
    practices=("genai.evals", "genai.tracing"),
    least=2,
    when=When({"context.problem_type": "generation"}),
)


def reasons(seen: Scan = NOT_SCANNED, **context: object) -> dict[str, str]:
    return proposed([GENAI], assess(playbook(control()), answers(None, context), today=TODAY, scan=seen))


def test_an_answer_gives_reason_to_propose() -> None:
    assert reasons(problem_type="generation") == {"genai": "it generates"}
    assert reasons(problem_type="nlp") == reasons() == {}


def test_so_many_practices_in_the_files_give_reason_too() -> None:
    assert reasons(scan("genai.evals", "genai.tracing")) == {"genai": "it generates"}
    assert reasons(scan("genai.evals")) == {}


def test_what_neither_files_nor_answers_can_tell_is_not_proposed() -> None:
    assert (
        proposed([Proposal(id="own", because="we say so")], assess(playbook(control()), answers(), today=TODAY)) == {}
    )
