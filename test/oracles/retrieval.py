"""Rankings as trec_eval sees them (pytrec_eval)."""

import pytrec_eval


def evaluate(relevant: dict, ranking: list, k: int) -> dict:
    """`relevant`: document to grade; `ranking`: [document, score] in any order."""
    measures = {f"ndcg_cut.{k}", f"recall.{k}", f"map_cut.{k}", "recip_rank"}
    scores = {document: float(score) for document, score in ranking}
    run = {"q": scores}
    found = pytrec_eval.RelevanceEvaluator({"q": relevant}, measures).evaluate(run)["q"]
    # The reciprocal rank has no cut of its own: what lies beyond k is taken away.
    best = sorted(scores, key=lambda document: (scores[document], document), reverse=True)[:k]
    cut = {"q": {document: scores[document] for document in best}}
    first = pytrec_eval.RelevanceEvaluator({"q": relevant}, measures).evaluate(cut)["q"]
    return {
        "ndcg": found[f"ndcg_cut_{k}"],
        "recall": found[f"recall_{k}"],
        "mrr": first["recip_rank"],
        "map": found[f"map_cut_{k}"],
    }


ANSWERS = {"evaluate": evaluate}
