package io.limpid.method.perturbation;

import io.limpid.Display;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.SpatialLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Parameters;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.run.Runner;

/**
 * What the score is when only one place of a layer is left: {@code S_ij - min S}, {@code [N,h,w]}, 0 or more, with the score
 * {@code S_ij} of what the rest of the network makes of the values at place {@code ij} and zeros elsewhere. No gradients; only
 * what stands behind the layer runs again, once for each place.
 *
 * <p>With {@link Spot#GAUSSIAN} the values of the place also stand around it, fading.
 *
 * <p>Byun and Lee, "ReciproCAM: Lightweight Gradient-free Class Activation Map for Post-hoc Explanations", CVPR workshop 2024,
 * and their code.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param trial what is tried at each place
 */
record ReciproCam(MethodSpec canonical, TargetLayer layer, Trial trial) implements Specified {
    /**
     * What is tried at each place.
     *
     * @param spot where its values are put
     * @param score that is read off
     * @param batch how many places go through the head at once
     */
    record Trial(Spot spot, Score score, int batch) {
        static Trial of(Parameters p) {
            return new Trial(p.flag("gaussian") ? Spot.GAUSSIAN : Spot.POINT, p.score(), p.integer("batch", 1));
        }
    }

    /** Where the values of a place are put. */
    enum Spot {
        /** At the place alone. */
        POINT(1, 0),
        /** At the place and its neighbours, in shares of the kernel {@code (1,2,1)'(1,2,1) / 16}. */
        GAUSSIAN(0.5f, 0.25f);

        private final float centre;
        private final float beside;

        Spot(float centre, float beside) {
            this.centre = centre;
            this.beside = beside;
        }

        /** Returns the share of a place's values that stands so many rows and columns away. */
        float share(int rows, int columns) {
            return share(rows) * share(columns);
        }

        private float share(int away) {
            return away == 0 ? centre : away == 1 ? beside : 0;
        }
    }

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Runner on(Network network) {
        Layer at = SpatialLayer.of(network, layer);
        return ReciproCamRunner.of(network, at, trial);
    }
}
