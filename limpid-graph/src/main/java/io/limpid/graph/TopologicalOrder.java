package io.limpid.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts nodes in an order in which each comes after all that it reads from. */
public final class TopologicalOrder {
    private TopologicalOrder() {}

    /** Returns the nodes in order; those that are in order already stay where they are. Nodes in a circle keep theirs. */
    public static List<Node> of(Collection<Node> nodes) {
        Map<Value, Node> producers = new HashMap<>();
        nodes.forEach(node -> node.outputs().forEach(value -> producers.put(value, node)));
        producers.remove(Value.ABSENT);
        Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> sorted = new ArrayList<>();
        nodes.forEach(node -> visit(node, producers, done, sorted));
        return sorted;
    }

    private static void visit(Node start, Map<Value, Node> producers, Set<Node> done, List<Node> sorted) {
        Deque<Node> stack = new ArrayDeque<>(List.of(start));
        Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!stack.isEmpty()) {
            Node node = stack.peek();
            if (done.contains(node)) {
                stack.pop();
            } else if (open.add(node)) {
                node.reads().stream()
                        .filter(producers::containsKey)
                        .map(producers::get)
                        .filter(producer -> !done.contains(producer))
                        .forEach(stack::push);
            } else {
                stack.pop();
                done.add(node);
                sorted.add(node);
            }
        }
    }
}
