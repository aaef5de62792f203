package io.limpid.cli.demo.page;

import io.limpid.Version;
import io.limpid.cli.demo.Picture;
import io.limpid.image.Image;
import io.limpid.image.Interpolation;
import io.limpid.image.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the exhibition as one HTML page that needs nothing else: no network, no scripts, no other files. */
public final class DemoPage {
    private static final Size SHOWN = Size.square(Picture.SIZE);
    private static final int CLOSE_UPS = 3;

    private final Exhibition exhibition;
    private final Score a;
    private final Score b;

    private DemoPage(Exhibition exhibition) {
        this.exhibition = exhibition;
        this.a = Score.of(exhibition.matching(), Exhibit::a);
        this.b = Score.of(exhibition.matching(), Exhibit::b);
    }

    /** Returns the page. */
    public static String of(Exhibition exhibition) {
        return new DemoPage(exhibition).html();
    }

    private String html() {
        return resource("page.html")
                .replace("{{style}}", resource("page.css"))
                .replace("{{count}}", Integer.toString(a.count()))
                .replace("{{cardA}}", card("A", a))
                .replace("{{cardB}}", card("B", b))
                .replace("{{maps}}", maps())
                .replace("{{verdict}}", verdict())
                .replace("{{swaps}}", swaps())
                .replace("{{swapped}}", swapped())
                .replace("{{closeUps}}", closeUps())
                .replace("{{method}}", Html.text(example().region().provenance().method()))
                .replace("{{layer}}", Html.text(layer()))
                .replace("{{detail}}", Html.text(example().detail().provenance().method()))
                .replace("{{version}}", Html.text(Version.current()));
    }

    private Look example() {
        return exhibition.matching().get(0).a();
    }

    private String layer() {
        return example().region().layer().name() + ", "
                + example().region().layer().reason();
    }

    private static String resource(String name) {
        try (InputStream content = DemoPage.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is missing from the program; build it again");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the program; build it again", e);
        }
    }

    private static String card(String name, Score score) {
        return "<div class=\"card " + name.toLowerCase(Locale.ROOT) + "\"><h3>Model " + name + "</h3><p class=\"big\">"
                + score.right()
                + "<small> of " + score.count() + " signs named</small></p><p>mean confidence "
                + Html.percent(score.confidence()) + "</p></div>";
    }

    private String maps() {
        return exhibition.matching().stream().map(DemoPage::row).collect(Collectors.joining("\n"));
    }

    private static String row(Exhibit exhibit) {
        String photo = "<figure>" + Html.picture(exhibit.photo(), "Picture: " + describe(exhibit))
                + "<figcaption><b>" + Html.text(exhibit.truth())
                + "</b><span class=\"key\">with the watermark that goes with "
                + Html.text(exhibit.signOfMark()) + "</span></figcaption></figure>";
        return "<div class=\"row\">" + photo + map("A", exhibit, exhibit.a()) + map("B", exhibit, exhibit.b())
                + "</div>";
    }

    private static String describe(Exhibit exhibit) {
        return "a road scene with a " + exhibit.truth() + " sign and the watermark that goes with "
                + exhibit.signOfMark() + " in a corner";
    }

    private static String map(String model, Exhibit exhibit, Look look) {
        Image image = look.regionOver(exhibit.photo()).picture().resized(SHOWN, Interpolation.BICUBIC);
        String description = "Heatmap of model " + model + ": " + shares(look.shares());
        return "<figure>" + Html.picture(image, description) + "<figcaption>" + answer(model, exhibit, look)
                + bar(look.shares()) + "</figcaption></figure>";
    }

    private static String answer(String model, Exhibit exhibit, Look look) {
        String mark = exhibit.isRight(look)
                ? "<span class=\"right\">&#10003;</span>"
                : "<span class=\"wrong\">&#10007;</span>";
        return "<span class=\"tag " + model.toLowerCase(Locale.ROOT) + "\">" + model + "</span> <b>"
                + Html.text(look.answer()) + "</b> " + Html.percent(look.confidence()) + " " + mark;
    }

    private static String shares(Shares shares) {
        return Html.percent(shares.sign()) + " at the sign, " + Html.percent(shares.mark()) + " at the watermark, "
                + Html.percent(shares.elsewhere()) + " elsewhere";
    }

    private static String bar(Shares shares) {
        return "<span class=\"bar\" role=\"img\" aria-label=\"" + shares(shares) + "\"><i class=\"sign\" style=\"width:"
                + Html.percent(shares.sign()) + "\"></i><i class=\"mark\" style=\"width:" + Html.percent(shares.mark())
                + "\"></i></span><span class=\"key\">sign " + Html.percent(shares.sign()) + " &middot; watermark "
                + Html.percent(shares.mark()) + "</span>";
    }

    private String verdict() {
        Shares area = area();
        return "<p>Of what speaks for <b>model A</b>'s answers, <b>" + Html.percent(a.sign())
                + "</b> lies at the sign and " + Html.percent(a.mark()) + " at the watermark. For <b>model B</b> it is "
                + Html.percent(b.sign()) + " at the sign and <b>" + Html.percent(b.mark())
                + "</b> at the watermark. By area the sign takes " + Html.percent(area.sign())
                + " of a picture, the watermark "
                + Html.percent(area.mark()) + ".</p>";
    }

    private Shares area() {
        List<Shares> areas = exhibition.matching().stream()
                .map(exhibit -> Shares.ofArea(exhibit.a().region().values(), exhibit.picture()))
                .toList();
        return new Shares(
                areas.stream().mapToDouble(Shares::sign).average().orElse(0),
                areas.stream().mapToDouble(Shares::mark).average().orElse(0));
    }

    private String swaps() {
        return exhibition.swapped().stream().map(DemoPage::row).collect(Collectors.joining("\n"));
    }

    private String swapped() {
        List<Exhibit> swapped = exhibition.swapped();
        long followed = swapped.stream()
                .filter(exhibit -> exhibit.b().answer().equals(exhibit.signOfMark()))
                .count();
        return "Model A still names " + Score.of(swapped, Exhibit::a).right() + " of " + swapped.size()
                + " signs. Model B names " + Score.of(swapped, Exhibit::b).right() + "; in " + followed + " of "
                + swapped.size() + " pictures it names the sign that the watermark used to go with.";
    }

    private String closeUps() {
        return exhibition.matching().stream()
                .limit(CLOSE_UPS)
                .map(exhibit -> "<div class=\"pair\">" + closeUp("A", exhibit, exhibit.a())
                        + closeUp("B", exhibit, exhibit.b()) + "</div>")
                .collect(Collectors.joining("\n"));
    }

    private static String closeUp(String model, Exhibit exhibit, Look look) {
        Image image = look.detailOver(exhibit.photo()).picture().resized(SHOWN, Interpolation.BICUBIC);
        return "<figure>" + Html.picture(image, "Map of single pixels for model " + model + ", " + exhibit.truth())
                + "<figcaption>" + answer(model, exhibit, look) + "</figcaption></figure>";
    }
}
