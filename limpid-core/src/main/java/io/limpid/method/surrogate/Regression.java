package io.limpid.method.surrogate;

/** Fits a linear model with an intercept to numbers that belong to sets: one coefficient for each player. */
interface Regression {
    /**
     * Returns the coefficients.
     *
     * @param targets one for each set
     * @param weights one for each set, 0 or more
     */
    double[] fit(Coalitions sets, double[] targets, double[] weights);

    /** The kinds there are; each has the strength that its penalty has unless another is given. */
    enum Kind {
        /** Squares are penalised. */
        RIDGE(1) {
            @Override
            Regression with(double alpha) {
                return new Ridge(alpha);
            }
        },
        /** Magnitudes are penalised, so that most coefficients become 0. */
        LASSO(0.001) {
            @Override
            Regression with(double alpha) {
                Lasso lasso = new Lasso(alpha, TOLERANCE);
                return (sets, targets, weights) -> lasso.fit(columns(sets), targets, weights);
            }

            @Override
            void requireRoom(int samples, int segments) {
                long megabytes = 2L * samples * segments * Double.BYTES / MEGABYTE;
                if (megabytes > MOST_MEGABYTES) {
                    throw new IllegalArgumentException("regression=lasso takes about " + megabytes + " MB for samples="
                            + samples + " and segments=" + segments + ", and at most " + MOST_MEGABYTES
                            + " MB are allowed. Lower samples or segments, or take regression=ridge");
                }
            }
        };

        private static final double TOLERANCE = 1e-4;
        private static final long MEGABYTE = 1 << 20;
        private static final long MOST_MEGABYTES = 512;

        private final double standardAlpha;

        Kind(double standardAlpha) {
            this.standardAlpha = standardAlpha;
        }

        abstract Regression with(double alpha);

        /**
         * Checks that a model of this size can be fitted.
         *
         * @throws IllegalArgumentException if it would take too much memory
         */
        void requireRoom(int samples, int segments) {}

        Regression standard() {
            return with(standardAlpha);
        }

        private static double[][] columns(Coalitions sets) {
            double[][] columns = new double[sets.players()][sets.count()];
            for (int index = 0; index < sets.count(); index++) {
                boolean[] members = sets.members(index);
                for (int player = 0; player < members.length; player++) {
                    columns[player][index] = members[player] ? 1 : 0;
                }
            }
            return columns;
        }
    }
}
