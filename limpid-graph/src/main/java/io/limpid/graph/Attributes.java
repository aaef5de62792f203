package io.limpid.graph;

import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attributes of a node: immutable, typed, with the operator's defaults given at the point of reading. */
public final class Attributes {
    /** No attributes at all. */
    public static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, Attribute> entries;

    private Attributes(Map<String, Attribute> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Returns attributes with these entries, in this order. */
    public static Attributes of(Map<String, Attribute> entries) {
        return entries.isEmpty() ? NONE : new Attributes(entries);
    }

    /** Returns all entries in their order. */
    public Map<String, Attribute> entries() {
        return entries;
    }

    /** Tells whether an attribute is given. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Returns an integer attribute, or the default if it is not given. */
    public long integer(String name, long defaultValue) {
        return find(name, Attribute.IntValue.class)
                .map(Attribute.IntValue::value)
                .orElse(defaultValue);
    }

    /** Returns a number attribute, or the default if it is not given. */
    public float number(String name, float defaultValue) {
        return find(name, Attribute.FloatValue.class)
                .map(Attribute.FloatValue::value)
                .orElse(defaultValue);
    }

    /** Returns a text attribute, or the default if it is not given. */
    public String text(String name, String defaultValue) {
        return find(name, Attribute.StringValue.class)
                .map(Attribute.StringValue::value)
                .orElse(defaultValue);
    }

    /** Returns an integer-list attribute, or the default if it is not given. */
    public long[] integers(String name, long... defaultValue) {
        return find(name, Attribute.IntList.class)
                .map(list -> list.values().stream().mapToLong(Long::longValue).toArray())
                .orElse(defaultValue);
    }

    /** Returns a number-list attribute, or an empty array if it is not given. */
    public float[] numbers(String name) {
        List<Float> values = find(name, Attribute.FloatList.class)
                .map(Attribute.FloatList::values)
                .orElse(List.of());
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i);
        }
        return numbers;
    }

    /** Returns a tensor attribute if it is given. */
    public Optional<Tensor> tensor(String name) {
        return find(name, Attribute.TensorValue.class).map(Attribute.TensorValue::value);
    }

    /** Returns these attributes with an integer set. */
    public Attributes with(String name, long value) {
        return with(name, new Attribute.IntValue(value));
    }

    /** Returns these attributes with a number set. */
    public Attributes with(String name, float value) {
        return with(name, new Attribute.FloatValue(value));
    }

    /** Returns these attributes with a text set. */
    public Attributes with(String name, String value) {
        return with(name, new Attribute.StringValue(value));
    }

    /** Returns these attributes with an integer list set. */
    public Attributes with(String name, long[] values) {
        return with(name, new Attribute.IntList(Arrays.stream(values).boxed().toList()));
    }

    /** Returns these attributes with one of any sort set. */
    public Attributes with(String name, Attribute value) {
        Map<String, Attribute> changed = new LinkedHashMap<>(entries);
        changed.put(name, value);
        return of(changed);
    }

    /** Returns these attributes without the named ones. */
    public Attributes without(String... names) {
        Map<String, Attribute> changed = new LinkedHashMap<>(entries);
        changed.keySet().removeAll(Arrays.asList(names));
        return of(changed);
    }

    private <A extends Attribute> Optional<A> find(String name, Class<A> sort) {
        Attribute attribute = entries.get(name);
        if (attribute == null) {
            return Optional.empty();
        }
        if (!sort.isInstance(attribute)) {
            throw new InvalidModelException("attribute " + name + " is " + attribute.text() + ", not a "
                    + sort.getSimpleName() + " as the operator asks; export the model again");
        }
        return Optional.of(sort.cast(attribute));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** Returns {@code {name=value, …}}, sorted by name; empty if there are none. */
    @Override
    public String toString() {
        return entries.isEmpty()
                ? ""
                : entries.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + entry.getValue().text())
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
