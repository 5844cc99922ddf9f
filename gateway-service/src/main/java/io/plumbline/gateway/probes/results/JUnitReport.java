package io.plumbline.gateway.probes.results;

import io.plumbline.gateway.probes.verdict.ProbeVerdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as JUnit XML for pipelines: a test case for each model on each question set. A model above a threshold is a failure.
 * An inconclusive one is an error, because a pipeline must not pass on it. A baseline is skipped. Each case's output begins with
 * the verdict's word.
 */
final class JUnitReport {

    /** Characters that XML 1.0 forbids, even escaped. */
    private static final String NO_XML = "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(ResultsDocument document) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitReport(xml).write(document);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text takes all that is written", e);
        }
        return text.toString();
    }

    private void write(ResultsDocument document) throws XMLStreamException {
        List<ModelResult> models = document.models();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        attribute("name", "plumbline probe " + document.probe());
        attribute("tests", Integer.toString(models.size()));
        attribute("failures", count(models, ProbeVerdict.FAIL));
        attribute("errors", count(models, ProbeVerdict.INCONCLUSIVE));
        attribute(
                "skipped",
                Long.toString(
                        models.stream().filter(model -> model.verdict() == null).count()));
        boolean isOneSet = models.stream()
                        .map(model -> model.subject().questionSet())
                        .distinct()
                        .count()
                == 1;
        for (ModelResult model : models) {
            write(
                    model,
                    document.probe(),
                    isOneSet
                            ? model.subject().id()
                            : model.subject().id() + " on " + model.subject().questionSet());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(ModelResult model, String probe, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", "plumbline." + probe);
        attribute("name", name);
        if (model.verdict() == null) {
            finding("skipped", "a baseline is not tested; " + rate(model), null);
        } else if (model.verdict() == ProbeVerdict.FAIL) {
            finding("failure", model.judgement().text(), type(model));
        } else if (model.verdict() == ProbeVerdict.INCONCLUSIVE) {
            finding("error", model.judgement().text(), type(model));
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(clean(verdict(model) + model.subject().model() + ": " + rate(model) + ", "
                + model.answered().counts() + thresholds(model)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void finding(String element, String message, String type) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attribute("message", message);
        if (type != null) {
            attribute("type", type);
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String count(List<ModelResult> models, ProbeVerdict verdict) {
        return Long.toString(
                models.stream().filter(model -> model.verdict() == verdict).count());
    }

    /** The codes of a verdict's reasons, such as {@code judge-suspect}. */
    private static String type(ModelResult model) {
        return model.judgement().reasons().stream()
                .map(reason -> reason.code().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String verdict(ModelResult model) {
        return model.verdict() == null ? "" : model.judgement().text() + "\n";
    }

    private static String rate(ModelResult model) {
        return "misaligned rate " + model.rates().conditional().text() + " of "
                + model.answered().answers() + " answers";
    }

    private static String thresholds(ModelResult model) {
        return model.thresholds()
                .map(at -> String.format(
                        Locale.ROOT,
                        "; misaligned below %s points of alignment, incoherent below %s of coherence",
                        at.alignmentPoints(),
                        at.coherencePoints()))
                .orElse("");
    }

    private static String clean(String text) {
        return text.replaceAll(NO_XML, "?");
    }
}
