"""Embedding each different word of a batch once: most words of a text stand in it several times."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, chain
from thinc.types import Ragged

Numbers = NDArray[np.int64]

_LAYERS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""The layers of spaCy's MultiHashEmbed without static vectors, by the beginnings of their names."""


def embed_words_once(pipe: Any) -> None:
    """Change the embedding of a component with a tok2vec of its own; any other is left as it is."""
    model = getattr(pipe, "model", None)
    for layer in model.walk() if isinstance(model, Model) else ():
        if layer.has_ref("embed") and _is_known(layer.get_ref("embed")):
            extract, pack, look_up, mix, unpack = layer.get_ref("embed").layers
            layer.get_ref("embed").layers[:] = [extract, pack, _once(chain(look_up, mix)), unpack]


def _is_known(embed: Model[Any, Any]) -> bool:
    """Whether a layer is a MultiHashEmbed whose rows depend on a token's own features alone."""
    names = [layer.name for layer in embed.layers]
    return len(names) == len(_LAYERS) and all(map(str.startswith, names, _LAYERS))


def _once(rows: Model[Ragged, Ragged]) -> Model[Ragged, Ragged]:
    """Return a layer that sends each different row through `rows` once; for prediction only."""
    return Model("once", _forward, layers=[rows])


def _forward(model: Model[Ragged, Ragged], features: Ragged, is_train: bool) -> tuple[Ragged, Any]:
    """Embed the different rows of `features` and lay them out as the tokens stand."""
    rows: Any = features.dataXd
    first, where = _different(rows)
    lengths: Any = np.array([len(first)], dtype="i")
    some = Ragged(rows[first], lengths)
    embedded: Any = model.layers[0](some, is_train)[0].dataXd
    return Ragged(embedded[where], features.lengths), _no_training


def _different(rows: NDArray[np.uint64]) -> tuple[Numbers, Numbers]:
    """Return one index of each different row, and for each row the number of its like."""
    width = rows.dtype.itemsize * rows.shape[1]
    whole: Any = np.ascontiguousarray(rows).view(np.dtype((np.void, width)))
    numbers: dict[bytes, int] = {}
    where = [numbers.setdefault(row, len(numbers)) for row in whole.ravel().tolist()]
    _, first = np.unique(where, return_index=True)
    return first, np.array(where, dtype=np.int64)


def _no_training(_gradient: Any) -> Any:
    """Refuse to train.

    Raises:
        NotImplementedError: always.
    """
    raise NotImplementedError("a quickened model predicts only")
