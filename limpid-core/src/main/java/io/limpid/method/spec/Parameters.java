package io.limpid.method.spec;

import io.limpid.layer.TargetLayer;
import io.limpid.message.DidYouMean;
import io.limpid.program.Score;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters with values, every one of them given; reads them as what they are. */
public final class Parameters {
    private final MethodSpec spec;

    private Parameters(MethodSpec spec) {
        this.spec = spec;
    }

    /**
     * Returns parameters of which some are given, with defaults for the rest.
     *
     * @param named what has them, for messages
     * @param name of what has them
     * @throws IllegalArgumentException if one that is given is not declared; the message names the nearest
     */
    public static Parameters of(Named named, String name, List<Parameter> declared, Map<String, String> given) {
        List<String> known = declared.stream().map(Parameter::name).toList();
        given.keySet().stream()
                .filter(each -> !known.contains(each))
                .findFirst()
                .ifPresent(each -> {
                    throw undeclared(named.noun() + " " + name, each, known);
                });
        Map<String, String> all = new LinkedHashMap<>();
        declared.forEach(each -> all.put(each.name(), given.getOrDefault(each.name(), each.standard())));
        return new Parameters(new MethodSpec(name, all));
    }

    private static IllegalArgumentException undeclared(String owner, String given, List<String> known) {
        return new IllegalArgumentException(owner + " has no parameter " + given + DidYouMean.question(given, known)
                + " It has " + (known.isEmpty() ? "none" : String.join(", ", known)));
    }

    /** Returns the canonical spec: the name with every parameter. */
    public MethodSpec spec() {
        return spec;
    }

    /** Returns a parameter's text. */
    public String text(String name) {
        String value = spec.parameters().get(name);
        if (value == null) {
            throw new IllegalStateException(spec.name() + " does not declare the parameter " + name);
        }
        return value;
    }

    /** Returns the parameter {@code layer}. */
    public TargetLayer layer() {
        return TargetLayer.parse(text("layer"));
    }

    /** Returns the parameter {@code score}. */
    public Score score() {
        return Score.parse(text("score"));
    }

    /**
     * Returns a whole number.
     *
     * @throws IllegalArgumentException if it is not one, or below {@code least}
     */
    public int integer(String name, int least) {
        try {
            int value = Integer.parseInt(text(name));
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(name, "a whole number of " + least + " or more", e);
        }
        throw bad(name, "a whole number of " + least + " or more", null);
    }

    /**
     * Returns a number in double precision.
     *
     * @throws IllegalArgumentException if it is not one, or below {@code least}
     */
    public double decimal(String name, double least) {
        try {
            double value = Double.parseDouble(text(name));
            if (value >= least && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(name, "a number of " + least + " or more", e);
        }
        throw bad(name, "a number of " + least + " or more", null);
    }

    /** Returns a seed for random numbers. */
    public long seed() {
        try {
            return Long.parseLong(text("seed"));
        } catch (NumberFormatException e) {
            throw bad("seed", "a whole number", e);
        }
    }

    /**
     * Returns a number.
     *
     * @throws IllegalArgumentException if it is not one, or below {@code least}
     */
    public float number(String name, float least) {
        try {
            float value = Float.parseFloat(text(name));
            if (value >= least && Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(name, "a number of " + least + " or more", e);
        }
        throw bad(name, "a number of " + least + " or more", null);
    }

    /**
     * Returns a truth value.
     *
     * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
     */
    public boolean flag(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(name, "true or false", null);
        };
    }

    /**
     * Returns one of an enumeration, whose names are written in kebab-case.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        return all.stream()
                .filter(constant -> kebab(constant).equals(text(name)))
                .findFirst()
                .orElseThrow(() -> bad(
                        name,
                        "one of "
                                + String.join(
                                        ", ",
                                        all.stream().map(Parameters::kebab).toList()),
                        null));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private IllegalArgumentException bad(String name, String allowed, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "parameter " + name + " of " + spec.name() + " is " + text(name) + "; it must be " + allowed, cause);
    }
}
