package io.limpid.image;

import io.limpid.message.DidYouMean;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text form of a {@link Preprocessing}: {@code preset(key=value,…)}, or the list of parameters alone. */
final class PreprocessingSpec {
    private static final Pattern CALL = Pattern.compile("([A-Za-z0-9-]+)\\s*(?:\\((.*)\\))?");
    private static final Pattern FRACTION = Pattern.compile("([^/]+)/([^/]+)");

    private final String spec;
    private final Map<String, String> given;
    private final Preprocessing start;

    private PreprocessingSpec(String spec, Map<String, String> given, Preprocessing start) {
        this.spec = spec;
        this.given = given;
        this.start = start;
    }

    static String print(Preprocessing preprocessing) {
        return Arrays.stream(Key.values())
                .map(key -> key.spec() + "=" + key.print(preprocessing))
                .collect(Collectors.joining(","));
    }

    static Preprocessing parse(String text) {
        String spec = text.strip();
        if (spec.isEmpty()) {
            throw new IllegalArgumentException("the preprocessing spec is empty; write e.g. imagenet(size=224)");
        }
        Matcher call = CALL.matcher(spec);
        if (!call.matches()) {
            return new PreprocessingSpec(spec, parameters(spec, spec), Presets.imagenet()).build();
        }
        String name = call.group(1).toLowerCase(Locale.ROOT);
        Preprocessing preset = Presets.all().get(name);
        if (preset == null) {
            throw unknown(
                    spec,
                    "there is no preset \"" + name + "\"",
                    name,
                    Presets.all().keySet());
        }
        String changes = call.group(2) == null ? "" : call.group(2);
        return new PreprocessingSpec(spec, parameters(spec, changes), preset).build();
    }

    private static Map<String, String> parameters(String spec, String list) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : list.isBlank() ? new String[0] : list.split(",", -1)) {
            int equals = pair.indexOf('=');
            String key = (equals < 0 ? pair : pair.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
            if (!Key.names().contains(key)) {
                throw unknown(spec, "\"" + pair.strip() + "\" sets no known parameter", key, Key.names());
            }
            if (equals < 0 || given.put(key, pair.substring(equals + 1).strip().toLowerCase(Locale.ROOT)) != null) {
                throw new IllegalArgumentException(
                        "preprocessing \"" + spec + "\": write " + key + "=VALUE, and only once");
            }
        }
        return given;
    }

    private static IllegalArgumentException unknown(String spec, String problem, String name, Set<String> allowed) {
        return new IllegalArgumentException("preprocessing \"" + spec + "\": " + problem
                + DidYouMean.question(name, allowed) + " Allowed: " + String.join(", ", allowed));
    }

    private Preprocessing build() {
        try {
            Channels channels = choose(Key.ORDER, start.channels(), Channels.values());
            return new Preprocessing(
                    geometry(), values(channels), channels, choose(Key.LAYOUT, start.layout(), Layout.values()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("preprocessing \"" + spec + "\": " + e.getMessage(), e);
        }
    }

    private Geometry geometry() {
        Geometry sized =
                read(Key.SIZE, start.geometry(), text -> start.geometry().withInput(Size.parse(text)));
        return new Geometry(
                sized.input(),
                read(Key.RESIZE, sized.resize(), Size::parse),
                choose(Key.FIT, sized.fit(), Fit.values()),
                choose(Key.INTERPOLATION, sized.interpolation(), Interpolation.values()));
    }

    private PixelValues values(Channels channels) {
        return new PixelValues(
                read(Key.SCALE, start.values().scale(), PreprocessingSpec::fraction),
                read(Key.MEAN, start.values().mean(), text -> numbers(text, channels)),
                read(Key.STD, start.values().std(), text -> numbers(text, channels)));
    }

    private <T> T read(Key key, T otherwise, Function<String, T> parser) {
        String text = given.get(key.spec());
        return text == null ? otherwise : parser.apply(text);
    }

    private <E extends Enum<E>> E choose(Key key, E otherwise, E[] all) {
        return read(key, otherwise, text -> Arrays.stream(all)
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = Arrays.stream(all)
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .toList();
                    return new IllegalArgumentException(key.spec() + "=" + text + DidYouMean.question(text, names)
                            + " Allowed: " + String.join(", ", names));
                }));
    }

    private static List<Double> numbers(String text, Channels channels) {
        List<Double> numbers = Arrays.stream(text.split(":", -1))
                .map(PreprocessingSpec::fraction)
                .toList();
        return numbers.size() == 1 ? Collections.nCopies(channels.count(), numbers.get(0)) : numbers;
    }

    private static double fraction(String text) {
        Matcher fraction = FRACTION.matcher(text);
        try {
            return fraction.matches()
                    ? Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2))
                    : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no number; write e.g. 0.5 or 1/255, and colons between channels", e);
        }
    }

    private static String printScale(double scale) {
        double inverse = Math.rint(1 / scale);
        return inverse > 1 && 1 / inverse == scale ? "1/" + (long) inverse : print(scale);
    }

    private static String print(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String print(List<Double> numbers) {
        return numbers.stream().map(PreprocessingSpec::print).collect(Collectors.joining(":"));
    }

    /** The parameters, in the order in which they are printed. */
    private enum Key {
        SIZE {
            @Override
            String print(Preprocessing it) {
                return it.geometry().input().toString();
            }
        },
        RESIZE {
            @Override
            String print(Preprocessing it) {
                return it.geometry().resize().toString();
            }
        },
        FIT {
            @Override
            String print(Preprocessing it) {
                return it.geometry().fit().spec();
            }
        },
        INTERPOLATION {
            @Override
            String print(Preprocessing it) {
                return it.geometry().interpolation().spec();
            }
        },
        SCALE {
            @Override
            String print(Preprocessing it) {
                return printScale(it.values().scale());
            }
        },
        MEAN {
            @Override
            String print(Preprocessing it) {
                return PreprocessingSpec.print(it.values().mean());
            }
        },
        STD {
            @Override
            String print(Preprocessing it) {
                return PreprocessingSpec.print(it.values().std());
            }
        },
        ORDER {
            @Override
            String print(Preprocessing it) {
                return it.channels().spec();
            }
        },
        LAYOUT {
            @Override
            String print(Preprocessing it) {
                return it.layout().spec();
            }
        };

        abstract String print(Preprocessing it);

        String spec() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Set<String> names() {
            return Arrays.stream(values()).map(Key::spec).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
