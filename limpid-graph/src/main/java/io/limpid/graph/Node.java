package io.limpid.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One use of an operator in a graph.
 *
 * <p>Generic on purpose: an operator that Limpid does not know is read, kept and written as it is.
 *
 * @param name the node's name; may be empty, then {@link #label()} falls back to its first output
 * @param opType the operator, spelled as ONNX does
 * @param domain the operator set; empty for the ONNX standard
 * @param inputs {@link Value#ABSENT} where an optional one is left out
 * @param outputs {@link Value#ABSENT} where an optional one is left out
 * @param attributes typed attributes
 */
public record Node(
        String name, String opType, String domain, List<Value> inputs, List<Value> outputs, Attributes attributes) {
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Returns a standard-domain node that is named after its first output. */
    public static Node of(String opType, List<Value> inputs, List<Value> outputs, Attributes attributes) {
        return new Node(outputs.get(0).name(), opType, "", inputs, outputs, attributes);
    }

    /** Returns an input; {@link Value#ABSENT} if there are fewer. */
    public Value input(int index) {
        return index < inputs.size() ? inputs.get(index) : Value.ABSENT;
    }

    /** Returns all values that the node reads: its present inputs, and what its sub-graphs capture. */
    public Set<Value> reads() {
        Set<Value> reads = new LinkedHashSet<>(inputs);
        reads.remove(Value.ABSENT);
        for (Attribute attribute : attributes.entries().values()) {
            if (attribute instanceof Attribute.Opaque opaque) {
                reads.addAll(opaque.captures());
            }
        }
        return reads;
    }

    /** Returns the first output. */
    public Value output() {
        return outputs.get(0);
    }

    /** Returns the name that messages use: the node's own, or that of its first output. */
    public String label() {
        return name.isEmpty() ? output().name() : name;
    }

    /** Tells whether this is the given operator of the ONNX standard. */
    public boolean is(String standardOpType) {
        return domain.isEmpty() && opType.equals(standardOpType);
    }

    /** Returns this node with another name. */
    public Node withName(String newName) {
        return newName.equals(name) ? this : new Node(newName, opType, domain, inputs, outputs, attributes);
    }

    /** Returns this node with other inputs. */
    public Node withInputs(List<Value> newInputs) {
        return new Node(name, opType, domain, newInputs, outputs, attributes);
    }

    /** Returns this node reading other values in the place of some. */
    public Node reading(Map<Value, Value> instead) {
        List<Value> changed =
                inputs.stream().map(input -> instead.getOrDefault(input, input)).toList();
        return changed.equals(inputs) ? this : withInputs(changed);
    }

    /** Returns this node with other outputs. */
    public Node withOutputs(List<Value> newOutputs) {
        return new Node(name, opType, domain, inputs, newOutputs, attributes);
    }

    /** Returns this node with other attributes. */
    public Node withAttributes(Attributes newAttributes) {
        return new Node(name, opType, domain, inputs, outputs, newAttributes);
    }

    /** Returns the node on one line: {@code %y = Conv{group=1}(%x, %w)}. */
    @Override
    public String toString() {
        String operator = domain.isEmpty() ? opType : domain + "." + opType;
        return commas(outputs) + " = " + operator + attributes + "(" + commas(inputs) + ")";
    }

    private static String commas(List<Value> values) {
        return String.join(", ", values.stream().map(Value::toString).toList());
    }
}
