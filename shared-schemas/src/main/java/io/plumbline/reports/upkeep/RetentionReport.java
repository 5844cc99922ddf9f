package io.plumbline.reports.upkeep;

import io.plumbline.reports.Report;

/**
 * How long answers are kept.
 *
 * @param textsDays days that texts are kept, at least 1
 * @param answersDays days that answers are kept, at least {@code textsDays}
 */
@Report
public record RetentionReport(long textsDays, long answersDays) {}
