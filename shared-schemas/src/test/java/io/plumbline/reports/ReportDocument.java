package io.plumbline.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.reports.alarms.AlarmReport;
import io.plumbline.reports.alarms.EvidenceReport;
import io.plumbline.reports.answers.AnswerDocument;
import io.plumbline.reports.answers.AnswerDocumentPage;
import io.plumbline.reports.answers.AnswerPoint;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.fleet.FleetDigest;
import io.plumbline.reports.fleet.FleetModel;
import io.plumbline.reports.fleet.FleetReport;
import io.plumbline.reports.instruments.CalibrationPoint;
import io.plumbline.reports.instruments.InstrumentReport;
import io.plumbline.reports.models.ChangeMarker;
import io.plumbline.reports.models.IdentityReport;
import io.plumbline.reports.rates.ProbeRateReport;
import io.plumbline.reports.rates.RatesOverTime;
import io.plumbline.reports.rates.SeriesRates;
import io.plumbline.reports.rates.ServedModelCount;
import io.plumbline.reports.rates.WindowRates;
import io.plumbline.reports.review.PanelAgreement;
import io.plumbline.reports.review.ReviewAgreement;
import io.plumbline.reports.review.ReviewLabel;
import io.plumbline.reports.review.ReviewQueue;
import io.plumbline.reports.upkeep.ProbeCheck;
import io.plumbline.reports.upkeep.RetentionReport;
import io.plumbline.reports.upkeep.SeriesCheck;
import io.plumbline.schema.SchemaGeneration;

/** Every document that the aggregator answers, with the name of its schema. */
enum ReportDocument {
    ALARM(AlarmReport.class),
    ANSWER(AnswerDocument.class),
    ANSWER_PAGE(AnswerDocumentPage.class),
    ANSWER_POINT(AnswerPoint.class),
    CALIBRATION_POINT(CalibrationPoint.class),
    CHANGE_MARKER(ChangeMarker.class),
    COMPARISON(ComparisonReport.class),
    EVIDENCE(EvidenceReport.class),
    FLEET(FleetReport.class),
    FLEET_DIGEST(FleetDigest.class),
    FLEET_MODEL(FleetModel.class),
    IDENTITY(IdentityReport.class),
    INSTRUMENT(InstrumentReport.class),
    PANEL_AGREEMENT(PanelAgreement.class),
    PROBE_CHECK(ProbeCheck.class),
    PROBE_RATES(ProbeRateReport.class),
    RATES_OVER_TIME(RatesOverTime.class),
    RETENTION(RetentionReport.class),
    REVIEW_AGREEMENT(ReviewAgreement.class),
    REVIEW_LABEL(ReviewLabel.class),
    REVIEW_QUEUE(ReviewQueue.class),
    SERIES_CHECK(SeriesCheck.class),
    SERIES_RATES(SeriesRates.class),
    SERVED_MODEL_COUNT(ServedModelCount.class),
    WINDOW_RATES(WindowRates.class);

    private final Class<? extends Record> type;

    ReportDocument(Class<? extends Record> type) {
        this.type = type;
    }

    Class<? extends Record> type() {
        return type;
    }

    /** The schema's file below {@code schemas/} on the class path. */
    String schemaFile() {
        return "reports/" + label() + ".json";
    }

    JsonNode schema() {
        return SchemaGeneration.of(type, "urn:plumbline:schema:report:" + label(), "io.plumbline.report." + label());
    }

    private String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
