package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.OrderFlowImbalance;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.residual.FlowForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Member;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/**
 * What the minute's logarithmic return should be given the order flow of the same minute, and how unusual the one that
 * came is, by {@link FlowForecast}: the residual is the part of the return that flow does not explain. The impact of
 * the flow is learnt before the minute, the flow itself is the minute's, so this explains a return and does not
 * foretell it. Undefined until 210 minutes with volume are learnt, for a minute without volume, and while the price has
 * never moved.
 *
 * <p>There are two flows. Cont, Kukanov and Stoikov (2014) take that of orders at the best prices ({@link
 * OrderFlowImbalance}); it is there where the asset sends quotes. The other is the imbalance of the takers' volume, (bought
 * - sold) / total, in [-1, 1], which candles tell too; where there are no quotes it stands alone, and flow_features says so.
 */
public final class FlowResidual implements BarFeature, BaselineSource {
    private static final List<String> INPUTS =
            List.of("ret_m_1", "cvd_delta_m_1", "v_total_m_1", "order_flow_imbalance_m_1", "price_step", "close");
    private static final ResidualColumns COLUMNS = new ResidualColumns(
            "flow",
            "_m_1",
            "ret_m_1",
            "log return",
            "return given the same minute's flows, cvd_delta_m_1 / v_total_m_1 and order_flow_imbalance_m_1, 0 where it is"
                    + " NULL: constant + impacts x flows + share of the last residual, learnt before the minute; Cont,"
                    + " Kukanov, Stoikov 2014",
            FlowForecast.WARMUP + 1,
            true,
            INPUTS);

    public static final Column Z_FLOW_RESIDUAL_M_1 = COLUMNS.z();
    public static final Column FLOW_PREDICTION_M_1 = COLUMNS.prediction();
    public static final Column FLOW_PREDICTION_STD_M_1 = COLUMNS.deviation();
    public static final Column FLOW_FEATURES = Column.named("flow_features", SqlType.OBJECT, "Residual Features")
            .unit("1; impacts: log return per 1 of flow")
            .window("1 min ending at the close; impact learnt before it")
            .members(
                    Member.code("source", "trades", "trades_and_quotes"),
                    Member.number("trade_flow"),
                    Member.number("trade_impact"),
                    Member.number("order_flow"),
                    Member.number("order_impact"))
            .formula("source: what told the minute's flows; trade_flow = cvd_delta_m_1 / v_total_m_1; order_flow ="
                    + " order_flow_imbalance_m_1, missing without quotes; impacts: their coefficients in"
                    + " flow_prediction_m_1")
            .inputs(INPUTS.toArray(String[]::new))
            .lookBack(FlowForecast.WARMUP + 1)
            .awaitsEvent()
            .fromCandles()
            .meaning("What flow_prediction_m_1 was made from. NULL as that.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "flow_residual",
            List.of(Z_FLOW_RESIDUAL_M_1, FLOW_PREDICTION_M_1, FLOW_PREDICTION_STD_M_1, FLOW_FEATURES),
            FlowResidual::new);

    private static final int HALF_STEP = 0;

    private final FlowForecast forecast;
    /** Half a price step over the close, as of the bar before. */
    private final StateSlice before;

    private final int returnLane;
    private final int deltaLane;
    private final int totalLane;
    private final int orderLane;
    private final int stepLane;
    private final int closeLane;
    private final ResidualLanes lanes;
    private final int featuresLane;

    public FlowResidual(FeatureContext context) {
        forecast = new FlowForecast(context.state().allocate("forecast", FlowForecast.words()));
        before = context.state().allocate("half_step", 1);
        returnLane = context.input(Returns.RET_M_1);
        deltaLane = context.input(TradeFlow.CVD_DELTA_M_1);
        totalLane = context.input(TradeFlow.V_TOTAL_M_1);
        orderLane = context.input(OrderFlowImbalance.ORDER_FLOW_IMBALANCE_M_1);
        stepLane = context.input(PriceStep.PRICE_STEP);
        closeLane = context.input(BarPrices.CLOSE);
        lanes = new ResidualLanes(context, Z_FLOW_RESIDUAL_M_1, FLOW_PREDICTION_M_1, FLOW_PREDICTION_STD_M_1);
        featuresLane = context.output(FLOW_FEATURES);
    }

    @Override
    public void close(Bar bar, Row row) {
        double ret = row.number(returnLane);
        double flow = flow(row);
        double orders = row.number(orderLane);
        forecast.predict(flow, orders, before.real(HALF_STEP));
        double mean = forecast.mean();
        lanes.write(row, forecast.z(ret), mean, forecast.standardDeviation());
        if (!Double.isNaN(mean)) {
            row.list(featuresLane, new double[] {
                Double.isNaN(orders) ? 0 : 1, flow, forecast.tradeImpact(), orders, forecast.orderImpact()
            });
        }
        forecast.learn(ret);
        double halfStep = row.number(stepLane) / 2 / row.number(closeLane);
        before.real(HALF_STEP, Double.isNaN(halfStep) ? 0 : halfStep);
    }

    private double flow(Row row) {
        double total = row.number(totalLane);
        return total > 0 ? row.number(deltaLane) / total : Double.NaN;
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict(flow(row), row.number(orderLane), before.real(HALF_STEP));
        lanes.tell(sink, row, Baseline.unranked(forecast.mean(), forecast.standardDeviation(), forecast.count()));
    }

    @Override
    public void restart() {
        forecast.clear();
        before.clear();
    }
}
