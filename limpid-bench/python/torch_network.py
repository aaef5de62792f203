"""Rebuilds a network that the bench wrote to a folder as torch modules: one module for each node."""

import json

import torch
from torch import nn


class Unsupported(Exception):
    """A node that has no counterpart here."""


class Node:
    """One node of graph.json, with its constants at hand."""

    def __init__(self, entry, constants):
        self.type = entry["type"]
        self.inputs = entry["inputs"]
        self.outputs = entry["outputs"]
        self.attributes = entry["attributes"]
        self.constants = constants

    def attribute(self, name, default):
        return json.loads(self.attributes[name]) if name in self.attributes else default

    def constant(self, index):
        """Returns a constant input; None if it is left out."""
        name = self.inputs[index] if index < len(self.inputs) else ""
        if name and name not in self.constants:
            raise Unsupported(f"input {index} of {self.type} {self.outputs[0]} is computed, not constant")
        return self.constants[name] if name else None

    def scalar(self, index, default):
        value = self.constant(index)
        return default if value is None else float(value)

    def sizes(self, index, attribute):
        """Returns integers that are an input or, in older opsets, an attribute."""
        value = self.constant(index)
        return self.attribute(attribute, []) if value is None else value.tolist()


class Apply(nn.Module):
    """A node without weights of its own, as a module so that hooks can hold on to it."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *inputs):
        return self.function(*inputs)


class MeanOfInside(nn.Module):
    """An average over what of each window lies inside the image, for pads that differ from side to side."""

    def __init__(self, pad, pool):
        super().__init__()
        self.pad = pad
        self.pool = pool

    def forward(self, x):
        return self.pool(self.pad(x)) / self.pool(self.pad(torch.ones_like(x)))


def pads(node):
    """Returns the pads as (top, left, bottom, right)."""
    if node.attribute("auto_pad", "NOTSET") not in ("NOTSET", "VALID"):
        raise Unsupported(f"auto_pad of {node.type} {node.outputs[0]}")
    return node.attribute("pads", [0, 0, 0, 0])


def around(node, value):
    top, left, bottom, right = pads(node)
    return nn.ConstantPad2d((left, right, top, bottom), value)


def is_even(node):
    top, left, bottom, right = pads(node)
    return (top, left) == (bottom, right)


def conv(node):
    kernel, bias = node.constant(1), node.constant(2)
    if kernel.dim() != 4:
        raise Unsupported(f"Conv {node.outputs[0]} with a kernel of shape {list(kernel.shape)}")
    groups = node.attribute("group", 1)
    module = nn.Conv2d(
        kernel.shape[1] * groups,
        kernel.shape[0],
        tuple(kernel.shape[2:]),
        stride=tuple(node.attribute("strides", [1, 1])),
        padding=tuple(pads(node)[:2]) if is_even(node) else 0,
        dilation=tuple(node.attribute("dilations", [1, 1])),
        groups=groups,
        bias=bias is not None,
        device="meta",
    )
    own(module, kernel, bias)
    return module if is_even(node) else nn.Sequential(around(node, 0.0), module)


def own(module, weight, bias):
    module.weight = nn.Parameter(weight)
    if bias is not None:
        module.bias = nn.Parameter(bias)


def gemm(node):
    matrix, bias = node.constant(1), node.constant(2)
    if node.attribute("transA", 0):
        raise Unsupported(f"transA of Gemm {node.outputs[0]}")
    weight = node.attribute("alpha", 1.0) * (matrix if node.attribute("transB", 0) else matrix.T)
    module = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None, device="meta")
    shift = None if bias is None else node.attribute("beta", 1.0) * bias.expand(1, len(weight)).reshape(-1)
    own(module, weight.contiguous(), shift)
    return module


def batch_norm(node):
    scale, shift, mean, variance = (node.constant(index) for index in range(1, 5))
    module = nn.BatchNorm2d(len(scale), eps=node.attribute("epsilon", 1e-5))
    own(module, scale, shift)
    module.running_mean, module.running_var = mean, variance
    return module


def clip(node):
    low, high = node.scalar(1, float("-inf")), node.scalar(2, float("inf"))
    if (low, high) == (0.0, 6.0):
        return nn.ReLU6()
    return nn.ReLU() if (low, high) == (0.0, float("inf")) else nn.Hardtanh(low, high)


def window(node):
    if node.attribute("ceil_mode", 0) and not is_even(node):
        raise Unsupported(f"ceil_mode with uneven pads of {node.type} {node.outputs[0]}")
    return {
        "kernel_size": tuple(node.attribute("kernel_shape", [])),
        "stride": tuple(node.attribute("strides", [1, 1])),
        "ceil_mode": bool(node.attribute("ceil_mode", 0)),
    }


def max_pool(node):
    options = dict(window(node), dilation=tuple(node.attribute("dilations", [1, 1])))
    if is_even(node):
        return nn.MaxPool2d(padding=tuple(pads(node)[:2]), **options)
    return nn.Sequential(around(node, float("-inf")), nn.MaxPool2d(**options))


def average_pool(node):
    counts_pad = bool(node.attribute("count_include_pad", 0))
    if is_even(node):
        return nn.AvgPool2d(padding=tuple(pads(node)[:2]), count_include_pad=counts_pad, **window(node))
    pool = nn.AvgPool2d(**window(node))
    return nn.Sequential(around(node, 0.0), pool) if counts_pad else MeanOfInside(around(node, 0.0), pool)


def reshape(x, sizes):
    return x.reshape([size or x.shape[axis] for axis, size in enumerate(sizes.tolist())])


def pad(node):
    if node.attribute("mode", "constant") != "constant" or len(node.inputs) > 3:
        raise Unsupported(f"Pad {node.outputs[0]} that is not of zeros or a number on all axes")
    sizes, value = node.constant(1).tolist(), node.scalar(2, 0.0)
    rank = len(sizes) // 2
    both = [size for axis in reversed(range(rank)) for size in (sizes[axis], sizes[axis + rank])]
    return Apply(lambda x: nn.functional.pad(x, both, value=value))


def cut(node):
    starts, ends = node.constant(1).tolist(), node.constant(2).tolist()
    axes, steps = node.constant(3), node.constant(4)
    axes = range(len(starts)) if axes is None else axes.tolist()
    steps = [1] * len(starts) if steps is None else steps.tolist()
    if min(steps) < 1:
        raise Unsupported(f"Slice {node.outputs[0]} that runs backwards")
    parts = {axis: slice(*bounds) for axis, *bounds in zip(axes, starts, ends, steps)}
    return Apply(lambda x: x[tuple(parts.get(axis, parts.get(axis - x.dim(), slice(None))) for axis in range(x.dim()))])


def gather(node):
    axis, index = node.attribute("axis", 0), node.constant(1)
    return Apply(lambda x: x.index_select(axis, index.flatten()).reshape(x.shape[:axis] + index.shape + x.shape[axis + 1 :]))


def unsqueeze(node):
    axes = node.sizes(1, "axes")
    if len(axes) > 1:
        raise Unsupported(f"Unsqueeze {node.outputs[0]} of several axes")
    return Apply(lambda x: x.unsqueeze(axes[0]))


def cast(node):
    target = node.attribute("to", 0)
    types = {1: torch.float32, 6: torch.int32, 7: torch.int64}
    if target not in types:
        raise Unsupported(f"Cast {node.outputs[0]} to ONNX type {target}")
    return Apply(lambda x: x.to(types[target]))


def squeeze(node):
    axes = tuple(node.sizes(1, "axes"))
    return Apply(lambda x: x.squeeze(axes) if axes else x.squeeze())


def scaled_clamp(slope, shift):
    return Apply(lambda x: (slope * x + shift).clamp(0, 1))


def reduce_mean(node):
    axes, keep = tuple(node.sizes(1, "axes")), bool(node.attribute("keepdims", 1))
    return Apply(lambda x: x.mean(axes or None, keepdim=keep))


def concat(node):
    axis = node.attribute("axis", 1)
    return Apply(lambda *parts: torch.cat(parts, axis))


FED_FIRST = {
    "Conv": conv,
    "Gemm": gemm,
    "BatchNormalization": batch_norm,
    "Relu": lambda node: nn.ReLU(),
    "Clip": clip,
    "LeakyRelu": lambda node: nn.LeakyReLU(node.attribute("alpha", 0.01)),
    "Sigmoid": lambda node: nn.Sigmoid(),
    "HardSwish": lambda node: nn.Hardswish(),
    "MaxPool": max_pool,
    "AveragePool": average_pool,
    "GlobalAveragePool": lambda node: nn.AdaptiveAvgPool2d(1),
    "ReduceMean": reduce_mean,
    "Flatten": lambda node: nn.Flatten(node.attribute("axis", 1)),
    "Squeeze": squeeze,
    "Transpose": lambda node: Apply(lambda x: x.permute(node.attribute("perm", []))),
    "Identity": lambda node: nn.Identity(),
    "HardSigmoid": lambda node: scaled_clamp(node.attribute("alpha", 0.2), node.attribute("beta", 0.5)),
    "Pad": pad,
    "Slice": cut,
    "Gather": gather,
    "Unsqueeze": unsqueeze,
    "Cast": cast,
    "Shape": lambda node: Apply(lambda x: torch.tensor(x.shape)),
}
FED_ALL = {
    "Add": lambda node: Apply(torch.add),
    "Sub": lambda node: Apply(torch.sub),
    "Mul": lambda node: Apply(torch.mul),
    "Div": lambda node: Apply(torch.div),
    "MatMul": lambda node: Apply(torch.matmul),
    "Concat": concat,
    "Reshape": lambda node: Apply(reshape),
}


class Network(nn.Module):
    """Runs one module for each node, and lets go of each value after its last use."""

    def __init__(self, graph, constants):
        super().__init__()
        self.graph = graph
        self.constants = constants
        self.steps = nn.ModuleList()
        self.wiring = []

    def add(self, module, inputs, output):
        self.steps.append(module)
        self.wiring.append((inputs, output, []))

    def plan(self):
        last = {name: step for step, (inputs, _, _) in enumerate(self.wiring) for name in inputs}
        for name, step in last.items():
            if name not in self.constants and name != self.graph["logits"]:
                self.wiring[step][2].append(name)

    def forward(self, x):
        values = {self.graph["input"]: x}
        for module, (inputs, output, spent) in zip(self.steps, self.wiring):
            values[output] = module(*[self.constants[name] if name in self.constants else values[name] for name in inputs])
            for name in spent:
                del values[name]
        return values[self.graph["logits"]].flatten(1)


def rebuilt(graph, constants):
    """Returns the graph as one module, and the module whose output is the layer that a CAM looks at."""
    nodes = [Node(entry, constants) for entry in graph["nodes"]]
    unknown = sorted({node.type for node in nodes} - FED_FIRST.keys() - FED_ALL.keys())
    if unknown:
        raise Unsupported("operators " + ", ".join(unknown))
    net = Network(graph, constants)
    layer = None
    for node in nodes:
        first = node.type in FED_FIRST
        module = (FED_FIRST if first else FED_ALL)[node.type](node)
        net.add(module, node.inputs[:1] if first else node.inputs, node.outputs[0])
        layer = module if node.outputs[0] == graph["layer"] else layer
    net.plan()
    return net.eval(), layer
