package dev.outbound.channels.twilio.simulator;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What a call shall do.
 *
 * @param said the words, in turn
 * @param action where a pressed key is told
 * @param redirect where the call goes on
 */
public record Twiml(List<String> said, Optional<URI> action, Optional<URI> redirect) {

    /**
     * Reads what Twilio would read.
     *
     * @throws IllegalArgumentException if it is no XML
     */
    public static Twiml read(String xml) {
        Document document = parse(xml);
        List<String> said = new ArrayList<>();
        NodeList say = document.getElementsByTagName("Say");
        for (int i = 0; i < say.getLength(); i++) {
            said.add(say.item(i).getTextContent());
        }
        Optional<URI> action =
                first(document, "Gather").map(g -> g.getAttribute("action")).map(URI::create);
        Optional<URI> redirect =
                first(document, "Redirect").map(r -> r.getTextContent().strip()).map(URI::create);
        return new Twiml(said, action, redirect);
    }

    private static Optional<Element> first(Document document, String name) {
        NodeList all = document.getElementsByTagName(name);
        return all.getLength() == 0 ? Optional.empty() : Optional.of((Element) all.item(0));
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException notXml) {
            throw new IllegalArgumentException("not TwiML", notXml);
        }
    }
}
