from coherence.template import CoherenceTemplate


def test_evaluate_tells_the_range():
    template = CoherenceTemplate.evaluate("question", "response")
    assert "a score between 1 and 5" in template
