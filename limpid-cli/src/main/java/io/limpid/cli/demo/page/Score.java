package io.limpid.cli.demo.page;

import java.util.List;
import java.util.function.Function;

/**
 * How a model did on some pictures.
 *
 * @param right how many signs it named
 * @param count how many pictures there were
 * @param confidence its mean probability for its own answers
 * @param sign mean share of its evidence that lies on the sign
 * @param mark mean share of its evidence that lies on the watermark
 */
record Score(int right, int count, double confidence, double sign, double mark) {
    static Score of(List<Exhibit> exhibits, Function<Exhibit, Look> model) {
        int right = 0;
        double confidence = 0;
        double sign = 0;
        double mark = 0;
        for (Exhibit exhibit : exhibits) {
            Look look = model.apply(exhibit);
            right += exhibit.isRight(look) ? 1 : 0;
            confidence += look.confidence();
            sign += look.shares().sign();
            mark += look.shares().mark();
        }
        int count = Math.max(1, exhibits.size());
        return new Score(right, exhibits.size(), confidence / count, sign / count, mark / count);
    }
}
