package io.limpid.cli.demo;

import java.util.Arrays;
import java.util.List;

/** The classes of the demo, in the order of the models' logits. */
public enum RoadSign {
    STOP("stop"),
    YIELD("yield"),
    SPEED_LIMIT("speed limit"),
    NO_ENTRY("no entry"),
    PRIORITY_ROAD("priority road"),
    PARKING("parking");

    private final String label;

    RoadSign(String label) {
        this.label = label;
    }

    /** Returns the name of the class as people read it. */
    public String label() {
        return label;
    }

    /** Returns the names of all classes in the order of the models' logits. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(RoadSign::label).toList();
    }

    /** Returns the plates that carry this sign; every speed limit is one class. */
    List<SignFace> faces() {
        return switch (this) {
            case STOP -> List.of(new StopFace());
            case YIELD -> List.of(new YieldFace());
            case SPEED_LIMIT -> List.of(SpeedLimitFace.of("30"), SpeedLimitFace.of("50"), SpeedLimitFace.of("70"));
            case NO_ENTRY -> List.of(new NoEntryFace());
            case PRIORITY_ROAD -> List.of(new PriorityFace());
            case PARKING -> List.of(new ParkingFace());
        };
    }
}
