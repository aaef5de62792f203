"""Times torch, pytorch-grad-cam, captum and zennit on a network that the bench wrote to a folder.

The folder holds graph.json (nodes in topological order), the weights and the image as .npy files, and the logits that
ONNX Runtime computes for that image. The network is rebuilt as torch modules and timed only if it gives these logits.

    reference_times.py FOLDER [--runs N]    writes FOLDER/times.json: {"notes": [...], "times": {method: [ms, ...]}}
    reference_times.py --check              prints what is missing, one line each; exit status 3 if nothing can be timed
"""

import argparse
import importlib
import json
import pathlib
import sys
import time
import warnings

NOTHING_TO_TIME = 3
TOLERANCE = 1e-3
INSTALL = {
    "numpy": "numpy",
    "torch": "torch",
    "pytorch_grad_cam": "grad-cam",
    "captum": "captum",
    "zennit": "zennit",
}
NEEDED = ("numpy", "torch")


def missing():
    """Returns for each library that cannot be imported one line that says why and what to do."""
    lines = {}
    for module, package in INSTALL.items():
        try:
            importlib.import_module(module)
        except Exception as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            lines[module] = f"{package} cannot be timed: {reason}. To install it: {sys.executable} -m pip install {package}"
    return lines


def tasks(make, image, absent):
    """Returns what to time: a name and a call each; the first is the plain forward pass."""
    import torch

    net, _ = make()

    def forward():
        with torch.inference_mode():
            return net(image)

    found = {"torch forward": forward}
    target = int(forward().argmax())
    if "pytorch_grad_cam" not in absent:
        found["pytorch-grad-cam GradCAM"] = grad_cam(make, image, target)
    if "captum" not in absent:
        found.update(captum_methods(net, image, target))
    if "zennit" not in absent:
        found.update(zennit_composites(make, image, target))
    return found


def grad_cam(make, image, target):
    """Returns a call of GradCAM on a network of its own, because it leaves its hooks in place."""
    from pytorch_grad_cam import GradCAM
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    net, layer = make()
    cam = GradCAM(model=net, target_layers=[layer])
    return lambda: cam(input_tensor=image, targets=[ClassifierOutputTarget(target)])


def captum_methods(net, image, target):
    from captum import attr

    def call(method):
        return lambda: method.attribute(image.clone().requires_grad_(), target=target)

    methods = (attr.Saliency(net), attr.InputXGradient(net), attr.GuidedBackprop(net))
    return {"captum " + type(method).__name__: call(method) for method in methods}


def zennit_composites(make, image, target):
    """Returns a call for each composite of relevance, each with its hooks put on and taken off as zennit's users do."""
    import torch
    from zennit import attribution, composites

    net, _ = make()

    def call(composite):
        def relevance():
            with attribution.Gradient(model=net, composite=composite) as attributor:
                return attributor(image, lambda out: torch.eye(out.shape[1])[[target]])

        return relevance

    return {
        "zennit epsilon": call(composites.LayerMapComposite(epsilon_everywhere())),
        "zennit EpsilonPlus": call(composites.EpsilonPlus()),
    }


def epsilon_everywhere():
    """Returns the layer map of the epsilon rule for every linear layer; activations let relevance pass."""
    from zennit import composites, rules, types

    return composites.layer_map_base() + [(types.Linear, rules.Epsilon())]


def interleaved(calls, runs):
    """Returns the milliseconds of every round, all calls in turn in each, after one round that does not count."""
    times = {name: [] for name in calls}
    for round_number in range(runs + 1):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            if round_number > 0:
                times[name].append((time.perf_counter() - start) * 1e3)
    return times


def measure(folder, runs):
    """Returns notes and times for the network in a folder."""
    import numpy
    import torch
    from torch_network import Unsupported, rebuilt

    def tensor(file):
        return torch.from_numpy(numpy.load(folder / file))

    graph = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    constants = {name: tensor(file) for name, file in graph["constants"].items()}
    image, wanted = tensor("image.npy"), tensor("logits.npy").flatten(1)
    try:
        calls = tasks(lambda: rebuilt(graph, constants), image, missing())
    except Unsupported as error:
        return {"notes": [f"not timed in torch: {error} cannot be rebuilt"], "times": {}}
    difference = float((calls["torch forward"]() - wanted).abs().max())
    note = (
        f"torch {torch.__version__}, {torch.get_num_threads()} threads: "
        f"the largest logit differs by {difference:.1e} of {float(wanted.abs().max()):.1e}"
    )
    if not difference <= TOLERANCE * float(wanted.abs().max()):
        return {"notes": [note + ", which is too much: not timed"], "times": {}}
    return {"notes": [note], "times": interleaved(calls, runs)}


def main():
    parser = argparse.ArgumentParser(description="Times torch, pytorch-grad-cam, captum and zennit on a network in a folder.")
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    if arguments.check or arguments.folder is None:
        absent = missing()
        print("\n".join(absent.values()))
        return NOTHING_TO_TIME if any(name in absent for name in NEEDED) else 0
    result = measure(arguments.folder, arguments.runs)
    (arguments.folder / "times.json").write_text(json.dumps(result), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
