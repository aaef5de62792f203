package io.limpid.method.perturbation;

import io.limpid.Display;
import io.limpid.method.cam.ComponentCam;
import io.limpid.method.spec.Specified;
import io.limpid.program.Network;
import io.limpid.run.Runner;

/** A CAM whose components are weighted by what the model still sees through them: the map is their sum. */
interface MaskingCam extends ComponentCam, Specified {
    @Override
    default Display display() {
        return Display.POSITIVE;
    }

    @Override
    default Runner on(Network network) {
        return components(network).then(Maps::sum);
    }
}
