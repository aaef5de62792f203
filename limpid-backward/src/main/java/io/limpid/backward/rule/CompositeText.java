package io.limpid.backward.rule;

import io.limpid.backward.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads composites as people write them.
 *
 * <pre>{@code
 * composite = preset | row {";" row} ";" "otherwise" ":" (preset | rule)
 * row       = selector {"&" selector} ":" rule
 * preset, rule, selector = name | name "(" arguments ")"
 * arguments = [name "="] text {"," [name "="] text}
 * }</pre>
 *
 * <p>The first row that matches a node counts; one that goes by name or place leaves out what its rule cannot cross. A name
 * that is both a rule's and a preset's means the preset behind {@code otherwise}. Commas stand only inside parentheses, so
 * that a composite can be the parameter of a method.
 */
final class CompositeText {
    private static final String OTHERWISE = "otherwise";
    private static final String EXAMPLE = "first-linear:flat; convolution:gamma(0.25); otherwise:epsilon-plus";

    private CompositeText() {}

    static Composite parse(String text) {
        List<String> rows = split(text, ';');
        if (rows.size() == 1 && split(text, ':').size() == 1) {
            return Presets.FORMS.parse(text);
        }
        Composite.Builder builder = Composite.of("relevance");
        for (String row : rows.subList(0, rows.size() - 1)) {
            List<String> halves = halves(row);
            if (halves.get(0).equals(OTHERWISE)) {
                throw new IllegalArgumentException("composite: otherwise must stand last, but '"
                        + rows.get(rows.size() - 1).strip() + "' follows it");
            }
            builder.on(SelectorForms.parse(halves.get(0)), RuleForms.FORMS.parse(halves.get(1)));
        }
        return closed(builder, halves(rows.get(rows.size() - 1)));
    }

    private static Composite closed(Composite.Builder builder, List<String> last) {
        if (!last.get(0).equals(OTHERWISE)) {
            throw new IllegalArgumentException("composite ends with " + last.get(0) + ":" + last.get(1)
                    + "; it must end with what all other nodes do, for example otherwise:epsilon-plus");
        }
        String rest = last.get(1);
        return Presets.FORMS.has(rest)
                ? builder.otherwise(Presets.FORMS.parse(rest))
                : builder.otherwise(RuleForms.FORMS.parse(rest));
    }

    private static List<String> halves(String row) {
        List<String> halves = split(row, ':');
        if (halves.size() != 2) {
            throw new IllegalArgumentException(
                    "composite: '" + row.strip() + "' is not of the form selector:rule; write for example " + EXAMPLE);
        }
        return halves.stream().map(String::strip).toList();
    }

    /** Returns the parts between separators that do not stand inside parentheses. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
