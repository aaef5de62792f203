package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;

/**
 * The share of the explanation that lies on the object: {@code sum_(i in s) a_i / (sum a_i + 1e-9)}, from 0 to 1; weighted, divided by
 * the object's share of the image, so that 1 is what chance gives. Large objects tell little and can be left out.
 *
 * <p>Kohlbrenner et al., "Towards best practice in explaining neural network decisions with LRP", IJCNN 2020, equations 7 and 8.
 *
 * @param greatest share of the image that an object may take
 * @param sign what of the explanation counts
 * @param against what the share is held against
 */
record AttributionLocalisation(double greatest, Sign sign, Against against) implements Measure {
    private static final double SMALL = 1e-9;

    @Override
    public Score of(MetricCase example) {
        ObjectMask object = ObjectMask.of(example);
        if (object.isEmpty()) {
            return Score.none(Reason.MASK_EMPTY);
        }
        if (object.shareOfImage() > greatest) {
            return Score.none(Reason.OBJECT_TOO_LARGE);
        }
        double[] map = sign.of(Scaling.MAXIMUM.of(example.explanation().map()));
        double total = Moments.sum(map);
        return total == 0
                ? Score.none(Reason.MAP_EMPTY)
                : Score.of(against.of(object.sum(map) / (total + SMALL), object));
    }
}
