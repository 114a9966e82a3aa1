"""Documents with an address in every place that nobody sees, and what of these is left in a file, whatever it is packed in."""

import base64
import io
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterator

from core.files import registry
from tests.conftest import limits

from .documents import zipped

_PROBE = re.compile(rb"probe\.(\w+)@kestrel-parts\.io")
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_RELATION = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_SHEETS = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" {_RELATION}'
_SLIDES = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {_DRAWING} {_RELATION}'
_OPEN = " ".join(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
    for each in ("office", "text", "table", "form", "config", "meta")
)
_OPEN += (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def address(name: str) -> str:
    return f"probe.{name}@kestrel-parts.io"


def filled(template: str) -> str:
    """The template with an address for each name between two at signs."""
    return re.sub(r"@(\w+)@", lambda match: address(match[1]), template)


def layers(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes of a file, and of all that is packed in it."""
    yield content
    yield content.replace(b"\0", b"")
    if depth > 3:
        return
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for info in archive.infolist():
                yield from (info.filename.encode(), info.extra, info.comment)
                yield from layers(archive.read(info), depth + 1)
    for match in re.finditer(rb"stream\r?\n", content):
        try:
            yield from layers(zlib.decompressobj().decompress(content[match.end() :]), depth + 1)
        except zlib.error:
            continue
    yield from (base64.b64decode(match[0]) for match in re.finditer(rb"(?:[A-Za-z0-9+/]{4}){10,}", content))
    if b"=40" in content:
        yield quopri.decodestring(content)


def left_in(content: bytes) -> set[str]:
    """The names of the addresses that are in it."""
    return {match[1].decode() for layer in layers(content) for match in _PROBE.finditer(layer)}


def without_addresses(content: bytes) -> bytes:
    """A copy in which every address that is read is replaced."""
    texts = [_PROBE.sub(b"[X]", segment.text.encode()).decode() for segment in registry.read(content, limits()).segments]
    return registry.rewrite(content, texts, limits())


def package(kind: str, main: str, parts: dict[str, str | bytes], linked: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A document of Office. Linked: the type and target of what its main part refers to, outside where that has a colon."""
    folder, _, name = main.rpartition("/")
    about = "http://schemas.openxmlformats.org"
    head = f'<Relationships xmlns="{about}/package/2006/relationships">'
    type_of = f"{about}/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{number}" Type="{type_of}/{each}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for number, (each, target) in enumerate(linked)
    )
    types = f'<Types xmlns="{about}/package/2006/content-types"><Override PartName="/{main}" ContentType="{kind}"/></Types>'
    rels = f'{head}<Relationship Id="r" Type="{type_of}/officeDocument" Target="{main}"/></Relationships>'
    own = {
        "[Content_Types].xml": types,
        "_rels/.rels": rels,
        f"{folder}/_rels/{name}.rels": f"{head}{links}</Relationships>",
    }
    return zipped({**own, **{name: filled(part) if isinstance(part, str) else part for name, part in parts.items()}})


def word() -> bytes:
    body = """<w:p><w:hyperlink w:tooltip="@tip@"><w:r><w:t>l</w:t></w:r></w:hyperlink></w:p>
<w:p><w:r><w:instrText> HYPERLINK "mailto:@instr@" </w:instrText></w:r></w:p>
<w:p><w:fldSimple w:instr=' HYPERLINK "mailto:@simple@" '/></w:p>
<w:p><w:del w:author="@who@"><w:r><w:delText>gone @deleted@</w:delText></w:r></w:del></w:p>
<w:p><w:bookmarkStart w:name="@bookmark@"/></w:p>
<w:sdt><w:sdtPr><w:alias w:val="@alias@"/><w:tag w:val="@tag@"/><w:dropDownList w:lastValue="@last@">
<w:listItem w:displayText="@shown@" w:value="@value@"/></w:dropDownList>
<w:dataBinding w:prefixMappings="xmlns:n='@mapping@'"/></w:sdtPr></w:sdt>
<w:p><w:r><w:drawing><wp:docPr xmlns:wp="x" id="1" name="@picture@" descr="@descr@"/></w:drawing></w:r></w:p>
<w:p><w:r><w:pict><v:shape xmlns:v="urn:v" id="@id@" alt="@alt@" href="mailto:@href@"><v:textpath string="@art@"/></v:shape></w:pict>
<w:fldChar><w:ffData><w:name w:val="@field@"/><w:ddList><w:listEntry w:val="@entry@"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>
<w:p><w:smartTag><w:smartTagPr><w:attr w:name="e" w:val="@smart@"/></w:smartTagPr></w:smartTag>
<w:permStart w:ed="@perm@"/><w:moveFromRangeStart w:author="@mover@" w:name="@moved@"/></w:p><!-- @comment@ --><?pi @instruction@?>"""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_WORD} {_RELATION}><w:body>{body}<w:printerSettings r:id='r1'/></w:body></w:document>",
        "word/people.xml": '<p><person author="@person@"/></p>',
        "word/comments.xml": f'<w:comments {_WORD}><w:comment w:author="@commenter@" w:initials="@initials@"/></w:comments>',
        "word/glossary/document.xml": f'<w:g {_WORD}><w:name w:val="@glossary@"/><w:description w:val="@described@"/></w:g>',
        "word/numbering.xml": f'<w:numbering {_WORD}><w:lvlText w:val="@level@"/></w:numbering>',
        "word/settings.xml": f'<w:s {_WORD}><w:docVar w:name="@varname@" w:val="@var@"/><w:connectString w:val="@connect@"/>'
        '<w:query w:val="@query@"/><w:mailSubject w:val="@subject@"/></w:s>',
        "word/styles.xml": f'<w:styles {_WORD}><w:name w:val="@style@"/></w:styles>',
        "word/theme/theme1.xml": f'<a:theme {_DRAWING} name="@theme@"/>',
        "word/chunk.htm": "<html>@html@</html>",
        "word/chunk.rtf": r"{\rtf1 @rtf@}",
        "word/data.dat": "@dat@",
        "word/printerSettings1.bin": address("printer").encode("utf-16-le"),
        "word/media/@given@.txt": "hi",
        "customXml/item1.xml": '<root who="@attribute@">@custom@</root>',
        "docProps/custom.xml": '<p><property name="@property@" linkTarget="@target@">@custom@</property></p>',
        "docProps/thumbnail.jpeg": "\xff\xd8\xff@thumbnail@",
        "docMetadata/LabelInfo.xml": '<l><label id="@label@"/></l>',
        "_xmlsignatures/sig1.xml": "<Signature>@signature@</Signature>",
    }
    parts = {filled(name): part for name, part in parts.items()}
    linked = (
        ("hyperlink", f"mailto:{address('link')}"),
        ("printerSettings", "printerSettings1.bin"),
        ("image", f"media/{address('given')}.txt"),
    )
    return package("application/xml", "word/document.xml", parts, linked)


def sheets() -> bytes:
    after = """<dataValidations><dataValidation promptTitle="@prompt@"><formula1>"@list@"</formula1></dataValidation></dataValidations>
<autoFilter><filterColumn><filters><filter val="@filter@"/></filters><customFilters><customFilter val="@custom@"/></customFilters>
</filterColumn></autoFilter><conditionalFormatting><cfRule text="@rule@"><formula>A1="@condition@"</formula></cfRule></conditionalFormatting>
<scenarios><scenario name="@scenario@" user="@user@" comment="@comment@"><inputCells val="@input@"/></scenario></scenarios>
<protectedRanges><protectedRange name="@protected@" securityDescriptor="@security@"/></protectedRanges>
<hyperlinks><hyperlink display="@display@" tooltip="@tooltip@" location="@location@"/></hyperlinks>
<customProperties><customPr name="@property@"/></customProperties><oleObjects><oleObject link="[1]!'@ole@'"/></oleObjects>
<webPublishItems><webPublishItem divId="@div@" destinationFile="C:/@file@" title="@web@"/></webPublishItems>
<headerFooter><oddHeader>&amp;L@header@</oddHeader></headerFooter><ext><x:f xmlns:x="x">"@extended@"</x:f></ext>"""
    row = """<row r="1"><c r="A1" t="str"><f>UPPER("@formula@")</f><v>@cached@</v></c>
<c r="B1"><f>'C:\\Users\\@path@\\[b.xlsx]S'!A1</f><v>1</v></c></row>"""
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook {_SHEETS}><fileSharing userName="@sharing@"/><sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets>'
        '<definedNames><definedName name="n" comment="@named@">"@constant@"</definedName></definedNames>'
        '<customWorkbookViews><customWorkbookView name="@view@"/></customWorkbookViews><absPath url="C:\\Users\\@absolute@\\"/></workbook>',
        "xl/worksheets/sheet1.xml": f"<worksheet {_SHEETS}><sheetData>{row}</sheetData><pageSetup orientation='portrait' r:id='r0'/>"
        f"{after}<!-- @xml@ --></worksheet>",
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships><Relationship Id="r0" Type="t/printerSettings" '
        'Target="../printerSettings/printerSettings1.bin"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {_SHEETS}><si><t>@unused@</t></si></sst>",
        "xl/styles.xml": f"""<styleSheet {_SHEETS}><numFmt numFmtId="200" formatCode='"@format@" 0'/></styleSheet>""",
        "xl/pivotCache/pivotCacheDefinition1.xml": '<d refreshedBy="@refreshed@"><cacheField name="@cachefield@" caption="@caption@">'
        '<s v="@item@"/></cacheField><calculatedItem formula="&quot;@calculated@&quot;"/></d>',
        "xl/pivotCache/pivotCacheRecords1.xml": '<r><s v="@record@"/><e v="@error@"/></r>',
        "xl/pivotTables/pivotTable1.xml": '<pivotTableDefinition name="@pivot@" dataCaption="@data@"><pivotField name="@pivotfield@">'
        '<item n="@shownas@"/></pivotField><filter stringValue1="@pivotfilter@"/></pivotTableDefinition>',
        "xl/externalLinks/externalLink1.xml": '<e><sheetName val="@outersheet@"/><definedName name="x" refersTo="@refers@"/><v>@outer@</v></e>',
        "xl/connections.xml": '<c><connection name="@connection@" description="@described@" sourceFile="@source@" odcFile="@odc@"><dbPr '
        'connection="UID=@uid@" command="@command@" serverCommand="@server@"/><webPr url="http://x/?u=@url@" post="@post@"/><parameter '
        'name="@parameter@" string="@string@"/></connection></c>',
        "xl/queryTables/queryTable1.xml": '<queryTable name="@query@"><queryTableField name="@queryfield@"/><deletedField name="@gone@"/></queryTable>',
        "xl/tables/table1.xml": '<table comment="@table@"><tableColumn name="@column@" totalsRowLabel="@total@"/></table>',
        "xl/slicers/slicer1.xml": '<s><slicer name="@slicer@" caption="@slicercaption@"/></s>',
        "xl/ctrlProps/ctrlProp1.xml": '<c><item val="@control@"/></c>',
        "xl/revisions/userNames.xml": '<users><userInfo name="@reviser@"/></users>',
        "xl/persons/person.xml": '<p><person displayName="@person@" userId="@account@"/></p>',
        "xl/printerSettings/printerSettings1.bin": address("printer").encode("utf-16-le"),
    }
    linked = (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"))
    return package("application/xml", "xl/workbook.xml", parts, linked)


def slides() -> bytes:
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": f'<p:presentation {_SLIDES}><p:sldId r:id="r0"/><p:custShow name="@show@"/><p:section name="@section@"/>'
        "</p:presentation>",
        "ppt/slides/slide1.xml": f'<p:sld {_SLIDES}><p:cSld name="@slide@"><p:cNvPr name="@shape@" descr="@descr@"><a:hlinkClick '
        'tooltip="@tooltip@" invalidUrl="@invalid@"/></p:cNvPr><p:control name="@control@"/></p:cSld><!-- @xml@ --></p:sld>',
        "ppt/tags/tag1.xml": f'<p:tagLst {_SLIDES}><p:tag name="@tagname@" val="@tag@"/></p:tagLst>',
        "ppt/commentAuthors.xml": f'<p:l {_SLIDES}><p:cmAuthor name="@commenter@" initials="@initials@"/></p:l>',
        "ppt/authors.xml": '<l><author name="@author@" initials="@short@" userId="@account@"/></l>',
        "ppt/comments/comment1.xml": f"<p:cmLst {_SLIDES}><p:cm><p:text>@comment@</p:text></p:cm></p:cmLst>",
        "ppt/presProps.xml": f'<p:presentationPr {_SLIDES}><p:htmlPubPr title="@published@"/></p:presentationPr>',
        "ppt/changesInfos/changesInfo1.xml": '<c><chgData name="@changer@" userId="@changed@"/></c>',
    }
    return package("application/xml", "ppt/presentation.xml", parts, (("slide", "slides/slide1.xml"),))


def open_text() -> bytes:
    body = """<text:p><text:user-field-get text:name="@field@">u</text:user-field-get><text:a xlink:href="mailto:@href@" office:name="@link@">l
</text:a><text:bookmark text:name="@bookmark@"/><text:conditional-text text:string-value-if-true="@yes@" text:string-value-if-false="@no@"/>
<text:hidden-text text:string-value="@hidden@"/><text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>@ruby@</text:ruby-text></text:ruby>
<draw:frame draw:name="@frame@"/><text:database-display text:table-name="@database@">d</text:database-display>
<text:drop-down text:name="@drop@"><text:label text:value="@label@"/></text:drop-down>
<text:alphabetical-index-mark text:string-value="@mark@" text:key1="@key@"/><text:bibliography-mark text:identifier="@cited@"/>
<form:text form:name="@form@" form:value="@value@"/></text:p><text:section text:name="@section@"><text:p>x</text:p></text:section>
<text:user-field-decl text:name="x" office:string-value="@declared@"/><text:dde-connection-decl office:dde-topic="@dde@"/><!-- @xml@ -->
<table:table table:name="@table@"><table:table-row><table:table-cell table:formula="of:=&quot;@formula@&quot;"><text:p>r</text:p>
</table:table-cell></table:table-row></table:table><table:named-expression table:name="n" table:expression="&quot;@expression@&quot;"/>
<table:filter-condition table:value="@filter@"/><table:data-pilot-member table:name="@pilot@"/>
<table:content-validation table:condition="of:cell-content-is-in-list(&quot;@valid@&quot;)"/>"""
    settings = f"""<office:document-settings {_OPEN}><config:config-item config:name="PrinterName">@printer@</config:config-item>
<config:config-item config:name="CurrentDatabaseDataSource">@source@</config:config-item>
<config:config-item config:name="PrinterSetup">{base64.b64encode(address("setup").encode() * 3).decode()}</config:config-item>
</office:document-settings>"""
    entries = "".join(f'<f full-path="{name}"/>' for name in ("content.xml", "Thumbnails/thumbnail.png", "layout-cache"))
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f"<manifest>{entries}</manifest>",
        "META-INF/documentsignatures.xml": "<d>@signature@</d>",
        "content.xml": f"<office:document-content {_OPEN}>{body}</office:document-content>",
        "meta.xml": f'<office:document-meta {_OPEN}><meta:user-defined meta:name="@own@">@defined@</meta:user-defined><meta:auto-reload '
        'xlink:href="@reload@"/></office:document-meta>',
        "settings.xml": settings,
        "manifest.rdf": "<rdf>@rdf@</rdf>",
        "Configurations2/a.xml": "<a>@configured@</a>",
        "VersionList.xml": '<v><entry comment="@version@" creator="@versioner@"/></v>',
        "Scripts/a.py": "# @script@",
        "Versions/Version1": "@old@",
        "ObjectReplacements/Object 1": "@replacement@",
        "Thumbnails/thumbnail.png": "\x89PNG@thumbnail@",
        "layout-cache": "@layout@",
        "Pictures/@given@.txt": "x",
    }
    return zipped({filled(name): filled(part) for name, part in parts.items()})
