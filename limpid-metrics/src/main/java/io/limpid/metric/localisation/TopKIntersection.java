package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Sign;

/**
 * The share of the {@code k} strongest pixels that lies on the object, from 0 to 1; as concept influence divided by the object's
 * share of the image, so that 1 is what chance gives.
 *
 * <p>Theiner et al., "Interpretable semantic photo geolocation", WACV 2022, section 4.2.
 *
 * @param k how many pixels; all if the image has fewer
 * @param sign what of the explanation counts
 * @param against what the share is held against
 */
record TopKIntersection(int k, Sign sign, Against against) implements Measure {
    @Override
    public Score of(MetricCase example) {
        Score share = Strongest.share(example, sign, k);
        return share.isNumber() ? Score.of(against.of(share.value(), ObjectMask.of(example))) : share;
    }
}
