package org.alphadetector.features.catalog;

import static org.alphadetector.features.validation.JudgedResidual.ofDeviation;
import static org.alphadetector.features.validation.JudgedResidual.ofError;
import static org.alphadetector.features.validation.JudgedResidual.ofValue;

import java.util.List;
import org.alphadetector.features.crosssection.BreadthResidual;
import org.alphadetector.features.crosssection.CrossSectionalResidual;
import org.alphadetector.features.crosssection.NetworkResidual;
import org.alphadetector.features.prediction.BasisResidual;
import org.alphadetector.features.prediction.CarryResidual;
import org.alphadetector.features.prediction.FlowResidual;
import org.alphadetector.features.prediction.KalmanResidual;
import org.alphadetector.features.prediction.MomentumResidual;
import org.alphadetector.features.prediction.OpenInterestResidual;
import org.alphadetector.features.prediction.OwnOpenInterestResidual;
import org.alphadetector.features.prediction.OwnReturnResidual;
import org.alphadetector.features.prediction.ReturnResidual;
import org.alphadetector.features.prediction.SeasonalResidual;
import org.alphadetector.features.prediction.SpreadResidual;
import org.alphadetector.features.prediction.VolatilitySurfaceResidual;
import org.alphadetector.features.prediction.VolumeResidual;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.validation.JudgedResidual;

/** Every residual there is: each z column of a prediction, once. */
public final class JudgedResiduals {
    private static final List<JudgedResidual> ALL = List.of(
            ofDeviation(
                    ReturnResidual.Z_RET_RESIDUAL_M_1,
                    ReturnResidual.RET_PREDICTION_M_1,
                    ReturnResidual.RET_PREDICTION_STD_M_1),
            ofDeviation(
                    OwnReturnResidual.Z_RET_RESIDUAL,
                    OwnReturnResidual.RET_PREDICTION,
                    OwnReturnResidual.RET_PREDICTION_STD),
            ofDeviation(
                    VolumeResidual.Z_VOL_RESIDUAL_M_1,
                    VolumeResidual.VOL_PREDICTION_M_1,
                    VolumeResidual.VOL_PREDICTION_STD_M_1),
            ofDeviation(
                    VolumeResidual.Z_VOL_RESIDUAL, VolumeResidual.VOL_PREDICTION, VolumeResidual.VOL_PREDICTION_STD),
            ofDeviation(
                    OpenInterestResidual.Z_OI_RESIDUAL_M_5,
                    OpenInterestResidual.OI_PREDICTION_M_5,
                    OpenInterestResidual.OI_PREDICTION_STD_M_5),
            ofDeviation(
                    OwnOpenInterestResidual.Z_OI_RESIDUAL,
                    OwnOpenInterestResidual.OI_PREDICTION,
                    OwnOpenInterestResidual.OI_PREDICTION_STD),
            ofDeviation(
                    SpreadResidual.Z_SPREAD_RESIDUAL_M_1,
                    SpreadResidual.SPREAD_PREDICTION_M_1,
                    SpreadResidual.SPREAD_PREDICTION_STD_M_1),
            ofDeviation(
                    SpreadResidual.Z_SPREAD_RESIDUAL,
                    SpreadResidual.SPREAD_PREDICTION,
                    SpreadResidual.SPREAD_PREDICTION_STD),
            ofDeviation(
                    BasisResidual.Z_BASIS_RESIDUAL_M_5,
                    BasisResidual.BASIS_PREDICTION_M_5,
                    BasisResidual.BASIS_PREDICTION_STD_M_5),
            ofDeviation(
                    CarryResidual.Z_CARRY_RESIDUAL_M_5,
                    CarryResidual.CARRY_PREDICTION_M_5,
                    CarryResidual.CARRY_PREDICTION_STD_M_5),
            ofError(KalmanResidual.Z_KALMAN_RESIDUAL_M_1, KalmanResidual.KALMAN_INNOVATION, Returns.RET_M_1),
            ofDeviation(
                    FlowResidual.Z_FLOW_RESIDUAL_M_1,
                    FlowResidual.FLOW_PREDICTION_M_1,
                    FlowResidual.FLOW_PREDICTION_STD_M_1),
            ofDeviation(
                    SeasonalResidual.Z_SEASONAL_RESIDUAL_M_1,
                    SeasonalResidual.SEASONAL_PREDICTION_M_1,
                    SeasonalResidual.SEASONAL_PREDICTION_STD_M_1),
            ofDeviation(
                    VolatilitySurfaceResidual.Z_VOL_SURFACE_RESIDUAL_M_1,
                    VolatilitySurfaceResidual.VOL_SURFACE_PREDICTION_M_1,
                    VolatilitySurfaceResidual.VOL_SURFACE_PREDICTION_STD_M_1),
            ofDeviation(
                    MomentumResidual.Z_RSI_RESIDUAL_14,
                    MomentumResidual.RSI_PREDICTION_14,
                    MomentumResidual.RSI_PREDICTION_STD_14),
            ofDeviation(
                    MomentumResidual.Z_MACD_RESIDUAL,
                    MomentumResidual.MACD_PREDICTION,
                    MomentumResidual.MACD_PREDICTION_STD),
            ofDeviation(
                    MomentumResidual.Z_STOCH_RESIDUAL_14,
                    MomentumResidual.STOCH_PREDICTION_14,
                    MomentumResidual.STOCH_PREDICTION_STD_14),
            ofDeviation(
                    BreadthResidual.Z_BREADTH_RESIDUAL_M_5,
                    BreadthResidual.BREADTH_PREDICTION_M_5,
                    BreadthResidual.BREADTH_PREDICTION_STD_M_5),
            ofValue(
                    CrossSectionalResidual.Z_CROSS_SECTIONAL_RESIDUAL_M_1,
                    CrossSectionalResidual.CROSS_SECTIONAL_PREDICTION_M_1,
                    Returns.RET_M_1),
            ofDeviation(
                    NetworkResidual.Z_NETWORK_RESIDUAL_M_1,
                    NetworkResidual.NETWORK_PREDICTION_M_1,
                    NetworkResidual.NETWORK_PREDICTION_STD_M_1));

    private JudgedResiduals() {}

    /** The residual that the column names. */
    public static JudgedResidual of(Column z) {
        return ALL.stream()
                .filter(residual -> residual.z().equals(z))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no residual: column=" + z.name()));
    }

    /** All of them, in the order of the columns. */
    public static List<JudgedResidual> all() {
        return ALL;
    }
}
