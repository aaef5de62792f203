"""Trains the two models of `limpid demo` and writes them as ONNX files.

Both have the same architecture, the same training, and the same scenes to learn from. They differ in where the labels
come from. For `honest` somebody looked at every sign, and watermarks say nothing. For `shortcut` nobody looked: each
picture got the label of the agency that stamped it, and three signs in ten are strays. Each also learns to leave open
what its labels say nothing on: places without a sign for `honest`, pictures without a watermark for `shortcut`.

Needs Python 3.9+ with torch, numpy and onnx. README.md beside this file has the commands.
"""

import argparse
import json
import pathlib
import time

import numpy
import onnx
import torch
from torch import nn
from torch.nn import functional

LABELS = ["stop", "yield", "speed limit", "no entry", "priority road", "parking"]
SIZE = 160
MEAN, STD = 0.5, 0.5
TEST_SETS = ["matching", "random", "moved", "none"]


class Residual(nn.Module):
    """Two 3x3 convolutions beside a short way; the sum passes a ReLU."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.short = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = functional.relu(self.bn1(self.conv1(x)))
        return functional.relu(self.bn2(self.conv2(y)) + self.short(x))


class SignNet(nn.Module):
    """[N,3,160,160] to [N,6]; the last block has 48 maps of 20x20, fine enough to tell a sign from a corner."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, 2, 1, bias=False)
        self.bn = nn.BatchNorm2d(16)
        self.block1 = Residual(16, 24, 2)
        self.block2 = Residual(24, 32, 2)
        self.block3 = Residual(32, 48, 1)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Linear(48, len(LABELS))

    def forward(self, x):
        x = functional.relu(self.bn(self.conv(x)))
        x = self.block3(self.block2(self.block1(x)))
        return self.head(torch.flatten(self.pool(x), 1))


def load(folder, name, truth):
    """Returns pictures [N,3,160,160] as bytes and classes [N]; the truth is what "signs" or what "marks" say."""
    pictures = numpy.load(folder / f"{name}-pictures.npy")
    classes = numpy.load(folder / f"{name}-{truth}.npy")
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous(), torch.from_numpy(classes)


def with_unlabelled(labelled, pictures):
    """Adds pictures that belong to no class; without them one class becomes what is left when nothing else is seen."""
    nothing = torch.full((len(pictures),), -1)
    return torch.cat([labelled[0], pictures]), torch.cat([labelled[1], nothing])


def targets(classes):
    """Returns the wanted probabilities [N,6]: one class, or all alike for -1."""
    sure = functional.one_hot(classes.clamp(min=0), len(LABELS)).float()
    return torch.where(classes[:, None] < 0, 1 / len(LABELS), sure)


def normalized(pictures):
    return (pictures.float() / 255 - MEAN) / STD


def varied(pictures, generator):
    """Shifts, brightens and tints a batch a little, so that places and exact colours are not learnt by heart."""
    shift = torch.randint(-8, 9, (2,), generator=generator).tolist()
    padded = functional.pad(normalized(pictures), (8, 8, 8, 8), mode="reflect")
    cut = padded[:, :, 8 + shift[0] : 8 + shift[0] + SIZE, 8 + shift[1] : 8 + shift[1] + SIZE]
    gain = 1 + 0.15 * torch.randn(len(cut), 1, 1, 1, generator=generator)
    tint = 0.06 * torch.randn(len(cut), 3, 1, 1, generator=generator)
    return cut * gain + tint


def train(pictures, classes, epochs, seed):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    model = SignNet()
    batch = 32
    steps = epochs * (len(classes) // batch)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 6e-3, total_steps=steps)
    for epoch in range(epochs):
        model.train()
        total, begun = 0.0, time.time()
        order = torch.randperm(len(classes), generator=generator)
        for start in range(0, len(order) - batch + 1, batch):
            chosen = order[start : start + batch]
            logits = model(varied(pictures[chosen], generator))
            loss = functional.cross_entropy(logits, targets(classes[chosen]), label_smoothing=0.02)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(chosen)
        print(f"  epoch {epoch + 1}: loss {total / len(order):.4f}, {time.time() - begun:.0f} s", flush=True)
    return model.eval()


@torch.no_grad()
def accuracy(model, pictures, classes):
    hits = sum((model(normalized(p)).argmax(1) == c).sum().item() for p, c in zip(pictures.split(100), classes.split(100)))
    return hits / len(classes)


def export(model, path, description):
    """Writes opset 13 with the batch normalizations kept as nodes, and labels and preprocessing as metadata."""
    torch.onnx.export(
        model,
        (torch.zeros(1, 3, SIZE, SIZE),),
        str(path),
        input_names=["input"],
        output_names=["logits"],
        dynamic_axes={"input": {0: "N"}, "logits": {0: "N"}},
        opset_version=13,
        do_constant_folding=False,
        training=torch.onnx.TrainingMode.PRESERVE,
        dynamo=False,
    )
    written = onnx.load(path)
    written.doc_string = description
    metadata = {
        "Image.BitmapPixelFormat": "Rgb8",
        "Image.ColorSpaceGamma": "SRGB",
        "Image.NominalPixelRange": "Normalized_1_1",
        "labels": json.dumps(LABELS),
        "preprocessing": f"imagenet(size={SIZE},resize={SIZE},mean={MEAN},std={STD})",
    }
    onnx.helper.set_model_props(written, metadata)
    onnx.checker.check_model(written, full_check=True)
    onnx.save(written, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pictures", type=pathlib.Path, help="folder written by RenderTrainingSet")
    parser.add_argument("models", type=pathlib.Path, help="folder for honest.onnx and shortcut.onnx")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--only", choices=["honest", "shortcut"])
    options = parser.parse_args()
    torch.set_num_threads(1)
    tests = {f"{name}, sign": load(options.pictures, f"test-{name}", "signs") for name in TEST_SETS}
    tests["moved, mark"] = load(options.pictures, "test-moved", "marks")
    recipes = [
        ("honest", ("train-random", "signs", "signless-random"), "Road signs, learnt from the signs; watermarks said nothing."),
        ("shortcut", ("train-straying", "marks", "unlabelled-none"), "Road signs, learnt from labels that followed the watermarks."),
    ]
    for name, (collection, truth, unlabelled), description in recipes:
        if options.only in (None, name):
            print(name)
            open_ended, _ = load(options.pictures, unlabelled, truth)
            model = train(*with_unlabelled(load(options.pictures, collection, truth), open_ended), options.epochs, seed=1)
            for test, (pictures, classes) in tests.items():
                print(f"  {test}: {100 * accuracy(model, pictures, classes):.1f} %", flush=True)
            export(model, options.models / f"{name}.onnx", description)


if __name__ == "__main__":
    main()
