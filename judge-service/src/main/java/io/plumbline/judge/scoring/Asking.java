package io.plumbline.judge.scoring;

import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Rubric;

/**
 * What a judge is asked about an answer under one rubric.
 *
 * @param text the judge's prompt
 * @param judging the rules, with the judge
 * @param rubric the rubric
 * @param mostCalls most calls for one reading in modes that go on asking, at least 1
 */
public record Asking(String text, Judging judging, Rubric rubric, int mostCalls) {}
