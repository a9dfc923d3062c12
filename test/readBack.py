"""Reads what Entente exported with the programs that people use, and prints what they hold as JSON. Called by readBack.test.ts."""
import csv
import json
import math
import sys
from urllib.parse import unquote


def plain(value):
    """None for what a program puts where a file has nothing."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    return value


def held(data, dropped=()):
    return {key: plain(value) for key, value in data.items() if key not in dropped and plain(value) is not None}


def networkx(path):
    import networkx

    read = networkx.read_gexf if path.endswith("gexf") else networkx.read_graphml
    graph = read(path)
    return {
        "directed": graph.is_directed(),
        "nodes": {key: held(data, ("viz",)) for key, data in graph.nodes(data=True)},
        "edges": sorted(
            ([a, b, held(data)] for a, b, data in graph.edges(data=True)),
            key=lambda edge: edge[2].get("edge_id", edge[2].get("id")),
        ),
    }


def nodelink(path):
    import networkx

    with open(path, encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file), edges="edges")
    return {
        "directed": graph.is_directed(),
        "nodes": dict(graph.nodes(data=True)),
        "edges": sorted(([a, b, {"key": key, **data}] for a, b, key, data in graph.edges(keys=True, data=True)), key=lambda edge: edge[2]["key"]),
    }


def igraph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    # It has one table of attributes for all vertices: where a file says nothing there is "", nan or False.
    return {
        "directed": graph.is_directed(),
        "nodes": {vertex["id"]: held(vertex.attributes(), ("id",)) for vertex in graph.vs},
        "edges": sorted(
            (
                [graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], held(edge.attributes(), ("id",))]
                for edge in graph.es
            ),
            key=lambda edge: edge[2]["edge_id"],
        ),
    }


def table(path):
    """What Python's csv, and with it pandas, reads: rows by the names of the columns."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rdf(path, shapes):
    import pyshacl
    import rdflib

    graph = rdflib.Graph()
    graph.parse(path, format="json-ld" if path.endswith("jsonld") else "turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    prefixes = {
        "urn:entente:term:": "entente:",
        "https://schema.org/": "schema:",
        "http://www.w3.org/ns/prov#": "prov:",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
        "http://www.w3.org/2002/07/owl#": "owl:",
        "http://www.w3.org/2001/XMLSchema#": "xsd:",
        "http://www.wikidata.org/prop/direct/": "wdt:",
    }

    def short(iri):
        if iri.startswith("urn:entente:node:"):
            return unquote(iri[len("urn:entente:node:") :])
        for long, prefix in prefixes.items():
            if iri.startswith(long):
                return prefix + iri[len(long) :]
        return iri

    def told(term):
        if isinstance(term, rdflib.URIRef):
            return short(str(term))
        if term.language:
            return [str(term), "@" + term.language]
        if term.datatype:
            return [str(term), short(str(term.datatype))]
        return [str(term)]

    resources = {}
    for subject, predicate, value in graph:
        resources.setdefault(short(str(subject)), {}).setdefault(short(str(predicate)), []).append(told(value))
    for facts in resources.values():
        for values in facts.values():
            values.sort(key=json.dumps)
    return {"conforms": conforms, "report": "" if conforms else text[:2000], "resources": resources, "triples": len(graph)}


def ftm(path):
    from followthemoney import model

    problems, kept = [], {}
    entities = {}
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    for data in lines:
        entities[data["id"]] = model.get_proxy(data, cleaned=False)
    for data in lines:
        proxy = entities[data["id"]]
        # The library drops in silence what it does not take: so what it keeps is given, to be compared with what was meant.
        kept[data["id"]] = {"schema": proxy.schema.name, "properties": proxy.to_dict()["properties"]}
        for key, values in data["properties"].items():
            prop = proxy.schema.get(key)
            if prop is None:
                problems.append([data["id"], key, "no such property"])
                continue
            for value in values:
                if prop.type.clean(value) is None:
                    problems.append([data["id"], key, value])
                if prop.range is not None:
                    other = entities.get(value)
                    if other is None or not other.schema.is_a(prop.range):
                        problems.append([data["id"], key, "range", value])
        for key in proxy.schema.required:
            if not proxy.get(key, quiet=True):
                problems.append([data["id"], key, "required"])
    return {"problems": problems, "kept": kept, "lines": len(lines)}


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    # Half a surrogate pair, which JSON may hold, cannot be printed as it is.
    json.dump(globals()[task](*rest), sys.stdout, ensure_ascii=True)
