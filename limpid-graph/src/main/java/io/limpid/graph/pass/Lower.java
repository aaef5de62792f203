package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rewrites one node from the form after a change of the standard to the form before it; the way back of a {@link Lift}. */
@FunctionalInterface
interface Lower {
    /** Returns the node in its older form, with the same outputs; empty if there is none that computes the same. */
    Optional<Node> apply(Node node, Lifting at);

    /** Returns the rewrite for an operator, or a use of it, that did not exist before. */
    static Lower never() {
        return (node, at) -> Optional.empty();
    }

    /** Returns the rewrite for attributes that did not exist before: they may only say what was the rule then. */
    static Lower without(String attribute, String... rules) {
        return (node, at) -> {
            Attribute given = node.attributes().entries().get(attribute);
            boolean isOld = given == null || Arrays.asList(rules).contains(given.text());
            return isOld ? Optional.of(node.withAttributes(node.attributes().without(attribute))) : Optional.empty();
        };
    }

    /** Returns the rewrite for rules of an attribute that did not exist before: it may only hold an older one. */
    static Lower only(String attribute, String... rules) {
        return (node, at) -> {
            Attribute given = node.attributes().entries().get(attribute);
            boolean isOld = given == null || Arrays.asList(rules).contains(given.text());
            return isOld ? Optional.of(node) : Optional.empty();
        };
    }

    /** Returns the rewrite for inputs that did not exist before: there must not be more than so many. */
    static Lower inputs(int most) {
        return (node, at) -> node.inputs().size() <= most ? Optional.of(node) : Optional.empty();
    }

    /** Returns the rewrite for integers that were an attribute before they became the second input. */
    static Lower toAttribute(String name) {
        return (node, at) -> {
            Value input = node.input(1);
            Attributes attributes = node.attributes().without("noop_with_empty_axes");
            if (!input.isPresent()) {
                boolean everything = node.attributes().integer("noop_with_empty_axes", 0) == 0;
                return everything ? Optional.of(node.withAttributes(attributes)) : Optional.empty();
            }
            return at.constant(input).filter(known -> known.size() > 0).map(known -> node.withInputs(
                            List.of(node.input(0)))
                    .withAttributes(attributes.with(name, known.toLongs())));
        };
    }

    /** Returns the rewrite for a Split into a number of parts, which were all of one size before. */
    static Lower equalParts() {
        return (node, at) -> node.input(1).isPresent() || isEven(node, at)
                ? Optional.of(node.withAttributes(node.attributes().without("num_outputs")))
                : Optional.empty();
    }

    private static boolean isEven(Node node, Lifting at) {
        int axis = (int) node.attributes().integer("axis", 0);
        return at.graph()
                .findType(node.input(0))
                .map(TensorType::shape)
                .filter(shape ->
                        shape.isFixed(axis) && shape.size(axis) % node.outputs().size() == 0)
                .isPresent();
    }

    /** Returns the rewrite for a softmax, which flattened all axes behind its own before: the last is the only one alike. */
    static Lower lastAxis() {
        return (node, at) -> {
            long axis = node.attributes().integer("axis", -1);
            int rank = at.graph()
                    .findType(node.input(0))
                    .map(TensorType::shape)
                    .map(shape -> shape.rank())
                    .orElse(0);
            boolean isLast = axis == -1 || axis == rank - 1;
            return isLast && rank > 0
                    ? Optional.of(node.withAttributes(node.attributes().with("axis", (long) rank - 1)))
                    : Optional.empty();
        };
    }

    /** Returns the rewrite for {@code a >= b}, which is not {@code a < b}, and the like. */
    static Lower not(String opposite) {
        return (node, at) -> Optional.of(new Node(
                node.name(),
                "Not",
                "",
                List.of(at.emit(opposite, node.input(0), node.input(1))),
                node.outputs(),
                Attributes.NONE));
    }

    /** Returns the rewrite for HardSwish: {@code x HardSigmoid(x / 6 + 1 / 2)}. */
    static Lower hardSwish() {
        return (node, at) -> {
            Attributes gate = Attributes.NONE.with("alpha", 1f / 6f).with("beta", 0.5f);
            Value share = at.emit("HardSigmoid", List.of(node.input(0)), gate);
            return Optional.of(
                    new Node(node.name(), "Mul", "", List.of(node.input(0), share), node.outputs(), Attributes.NONE));
        };
    }

    /** Returns the rewrite for a Resize of some axes only: the sizes of the others are read from the tensor. */
    static Lower allAxes() {
        return (node, at) -> {
            long[] axes = node.attributes().integers("axes");
            Optional<Node> plain = without("antialias", "0").apply(node, at).flatMap(same -> without(
                            "keep_aspect_ratio_policy", "\"stretch\"")
                    .apply(same, at));
            boolean givesSizes = node.input(3).isPresent();
            if (axes.length == 0 || plain.isEmpty()) {
                return plain;
            }
            boolean trailing = givesSizes && axes.length == 2 && axes[0] == 2 && axes[1] == 3;
            return trailing ? plain.map(same -> withAllSizes(same, at)) : Optional.empty();
        };
    }

    private static Node withAllSizes(Node node, Lifting at) {
        Value shape = at.emit("Shape", node.input(0));
        Value leading =
                at.emit("Slice", shape, at.weight("starts", Tensor.vector(0)), at.weight("ends", Tensor.vector(2)));
        Value sizes = at.emit("Concat", List.of(leading, node.input(3)), Attributes.NONE.with("axis", 0L));
        return node.withInputs(List.of(node.input(0), node.input(1), node.input(2), sizes))
                .withAttributes(node.attributes().without("axes"));
    }

    /** Returns the rewrite for a Resize whose inputs in the middle could not be left out before: they were empty then. */
    static Lower emptyInputs() {
        return (node, at) -> {
            List<Value> inputs = new ArrayList<>(node.inputs());
            for (int i = 1; i < inputs.size() - 1; i++) {
                if (!inputs.get(i).isPresent()) {
                    inputs.set(i, at.weight("none", Tensor.of(new float[0], 0)));
                }
            }
            return Optional.of(node.withInputs(inputs));
        };
    }
}
