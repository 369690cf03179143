"""What the trainings have in common: batches of like length, one step, the average of the weights."""
import copy

import torch

import mpnet

COARSENESS = 48             # pieces: rows are as long as a multiple of them
AVERAGE = 0.998             # weights shipped are a moving average of those trained
WARM, LEAST, DECAY = 0.05, 0.01, 0.01   # of the steps, of the rate at the end, of the weights


def rounded(longest):
    """How long the rows of a batch are for samples of at most `longest` pieces."""
    return min(mpnet.POSITIONS, -(-longest // COARSENESS) * COARSENESS)


def shape(longest, pieces):
    """How many rows a batch has, and how long they are, for samples of at most `longest` pieces.

    There are few shapes: for each new one torch makes its products anew, which takes as long as they do."""
    length = rounded(longest)
    return max(1, pieces // length), length


def batches(samples, length, pieces, rng):
    """Samples whose `length` is alike together, at most some `pieces` a batch, in random order."""
    kept = {}
    for one in samples:
        kept.setdefault(shape(length(one), pieces), []).append(one)
    out = []
    for (rows, _), some in sorted(kept.items()):
        rng.shuffle(some)
        out += [some[at:at + rows] for at in range(0, len(some), rows)]
    rng.shuffle(out)
    return out


def device():
    """Where to train: on a GPU where there is one; tensors are made there from now on."""
    where = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_default_device(where)
    return where


def write(model, path):
    """Writes a model's state."""
    torch.save({name: value.cpu() for name, value in model.state_dict().items()}, path)


class Trainer:
    """Trains a model with an encoder; its other layers learn five times as fast."""

    def __init__(self, model, rate, steps):
        self.model, self.average, self.step = model, copy.deepcopy(model), 0
        trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
        body = [p for name, p in trained if name.startswith("encoder.")]
        head = [p for name, p in trained if not name.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW([dict(params=body, lr=rate), dict(params=head, lr=5 * rate)],
                                           weight_decay=DECAY, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min(1, (step + 1) / (WARM * steps)) * max(LEAST, 1 - step / steps))

    def learn(self, loss):
        """One step down a loss."""
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        decay = min(AVERAGE, self.step / (self.step + 10))
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.model.parameters()):
                if now.requires_grad:
                    mean.lerp_(now, 1 - decay)

    def save(self, path, rng, passes):
        """Writes all that is needed to go on after so many passes."""
        torch.save(dict(model=self.model.state_dict(), average=self.average.state_dict(), optimizer=self.optimizer.state_dict(),
                        schedule=self.schedule.state_dict(), step=self.step, rng=rng.getstate(), torch=torch.get_rng_state(),
                        passes=passes), path)

    def resume(self, path, rng):
        """Goes on from what was saved; returns how many passes that was after."""
        state = torch.load(path, weights_only=False)
        for part in ("model", "average", "optimizer", "schedule"):
            getattr(self, part).load_state_dict(state[part])
        self.step = state["step"]
        rng.setstate(state["rng"])
        torch.set_rng_state(state["torch"])
        return state["passes"]
