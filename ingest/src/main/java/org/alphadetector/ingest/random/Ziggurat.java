package org.alphadetector.ingest.random;

/**
 * The layers of a decreasing density in the ziggurat method (Marsaglia, Tsang: "The ziggurat method for generating random
 * variables", 2000; in doubles as Doornik: "An improved ziggurat method to generate normal random samples", 2005). Most
 * draws need one random number and one comparison. The tables come from {@code StrictMath}.
 */
final class Ziggurat {
    private static final int GAUSSIAN_LAYERS = 128;
    private static final int EXPONENTIAL_LAYERS = 256;
    private static final double GAUSSIAN_AREA = 9.91256303526217e-3;
    private static final double EXPONENTIAL_AREA = 3.949659822581572e-3;

    /** Where the tail of the normal density begins. */
    static final double GAUSSIAN_TAIL = 3.442619855899;
    /** Where the tail of the exponential density begins. */
    static final double EXPONENTIAL_TAIL = 7.69711747013105;

    static final Ziggurat GAUSSIAN = gaussian();
    static final Ziggurat EXPONENTIAL = exponential();

    /** Right edges of the layers, from the widest. */
    final double[] edges;
    /** The density at the edges. */
    final double[] densities;
    /** Of each layer the share of its width that lies wholly below the density. */
    final double[] inside;

    private Ziggurat(double[] edges, double[] densities) {
        this.edges = edges;
        this.densities = densities;
        inside = new double[edges.length - 1];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = edges[i + 1] / edges[i];
        }
    }

    private static Ziggurat gaussian() {
        double[] edges = new double[GAUSSIAN_LAYERS + 1];
        double[] densities = new double[GAUSSIAN_LAYERS + 1];
        double density = StrictMath.exp(-0.5 * GAUSSIAN_TAIL * GAUSSIAN_TAIL);
        edges[0] = GAUSSIAN_AREA / density;
        edges[1] = GAUSSIAN_TAIL;
        densities[0] = StrictMath.exp(-0.5 * edges[0] * edges[0]);
        densities[1] = density;
        for (int i = 2; i < GAUSSIAN_LAYERS; i++) {
            densities[i] = GAUSSIAN_AREA / edges[i - 1] + densities[i - 1];
            edges[i] = Math.sqrt(-2 * StrictMath.log(densities[i]));
        }
        densities[GAUSSIAN_LAYERS] = 1;
        return new Ziggurat(edges, densities);
    }

    private static Ziggurat exponential() {
        double[] edges = new double[EXPONENTIAL_LAYERS + 1];
        double[] densities = new double[EXPONENTIAL_LAYERS + 1];
        double density = StrictMath.exp(-EXPONENTIAL_TAIL);
        edges[0] = EXPONENTIAL_AREA / density;
        edges[1] = EXPONENTIAL_TAIL;
        densities[0] = StrictMath.exp(-edges[0]);
        densities[1] = density;
        for (int i = 2; i < EXPONENTIAL_LAYERS; i++) {
            densities[i] = EXPONENTIAL_AREA / edges[i - 1] + densities[i - 1];
            edges[i] = -StrictMath.log(densities[i]);
        }
        densities[EXPONENTIAL_LAYERS] = 1;
        return new Ziggurat(edges, densities);
    }
}
