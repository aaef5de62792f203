package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Makes attributes the inputs behind the first one: {@code Clip{min=0, max=6}(x) -> Clip(x, 0, 6)}. */
record AttributesToInputs(List<String> names) implements Lift {
    AttributesToInputs(String... names) {
        this(List.of(names));
    }

    @Override
    public Node apply(Node node, Lifting at) {
        Attributes attributes = node.attributes();
        List<Value> inputs = new ArrayList<>(node.inputs());
        int last = 0;
        for (String name : names) {
            Attribute attribute = attributes.entries().get(name);
            inputs.add(attribute == null ? Value.ABSENT : at.weight(name, tensor(node, attribute)));
            last = attribute == null ? last : inputs.size();
        }
        List<Value> given = inputs.subList(0, Math.max(last, node.inputs().size()));
        return node.withInputs(given).withAttributes(attributes.without(names.toArray(String[]::new)));
    }

    /** A single integer becomes a vector of one, as TopK wants it. */
    private static Tensor tensor(Node node, Attribute attribute) {
        if (attribute instanceof Attribute.IntValue number) {
            return Tensor.vector(number.value());
        }
        return AttributeTensor.of(attribute)
                .orElseThrow(() -> new InvalidModelException("attribute " + attribute.text() + " of node "
                        + node.label() + " should hold numbers; export the model again"));
    }
}
