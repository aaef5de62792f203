package io.limpid.method.ensemble;

import io.limpid.method.spec.Parameters;

/** Where on the way from the baseline to the image gradients are looked at. */
enum PathRule {
    /** Where the score bends, in as many places as it takes, see {@link Halving}. */
    HALVING {
        @Override
        LineRule of(Parameters p) {
            return new Halving(p.integer("steps", 1), p.number("gap", 0));
        }
    },
    /** In the middles of equal parts. */
    MIDPOINT {
        @Override
        LineRule of(Parameters p) {
            return fixed(p, Quadrature.MIDPOINT);
        }
    },
    /** At the points of Gauss and Legendre. */
    GAUSS_LEGENDRE {
        @Override
        LineRule of(Parameters p) {
            return fixed(p, Quadrature.GAUSS_LEGENDRE);
        }
    },
    /** At the ends of equal parts. */
    RIGHT {
        @Override
        LineRule of(Parameters p) {
            return fixed(p, Quadrature.RIGHT);
        }
    };

    abstract LineRule of(Parameters p);

    private static LineRule fixed(Parameters p, Quadrature quadrature) {
        return new FixedPoints(quadrature.points(p.integer("steps", 1)));
    }
}
