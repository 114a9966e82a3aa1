"""Untrained models of a few kilobytes, of the architectures that can be named as ``ner``; needs the extra ner-large."""

from pathlib import Path

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "<<ENT>>", "<<SEP>>", "dear", "alice", "smith", "bob", ",", "person")
_TINY = {
    "hidden_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "max_position_embeddings": 128,
}


def _tokenizer(folder: Path) -> object:
    from transformers import BertTokenizerFast

    folder.mkdir(exist_ok=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    tokenizer = BertTokenizerFast(vocab_file=str(vocabulary), do_lower_case=True)
    tokenizer.save_pretrained(str(folder))
    return tokenizer


def make_token_classifier(folder: Path) -> None:
    """A BERT token classifier whose only label is a person."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    torch.manual_seed(1)
    _tokenizer(folder)
    labels = {0: "B-person", 1: "I-person"}
    config = BertConfig(vocab_size=len(WORDS), id2label=labels, label2id={v: k for k, v in labels.items()}, **_TINY)
    BertForTokenClassification(config).save_pretrained(str(folder))


def make_gliner(folder: Path) -> None:
    """A GLiNER model on an untrained BERT."""
    import torch
    from gliner import GLiNER, GLiNERConfig
    from transformers import BertConfig, BertModel

    torch.manual_seed(1)
    encoder = folder / "encoder"
    _tokenizer(encoder)
    BertModel(BertConfig(vocab_size=len(WORDS), **_TINY)).save_pretrained(str(encoder))
    config = GLiNERConfig(
        model_name=str(encoder),
        hidden_size=32,
        max_width=4,
        max_len=64,
        max_types=4,
        span_mode="markerV0",
        name="tiny",
        fine_tune=True,
    )
    GLiNER.from_config(config).save_pretrained(str(folder))
