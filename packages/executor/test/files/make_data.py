"""Writes the small text files of golden/data/ that the tests read: odd on purpose. The Parquet files there are written by record.py."""

import gzip
import os

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden", "data")

TEXTS = {
    "people.csv": "name,age,height,born,seen,ok\nAnn,31,1.70,1990-02-28,2020-01-01 10:11:12,true\nBob,,1.5e0,2000-12-31,2020-06-30T01:02:03.45Z,FALSE\n,7,NaN,,,\n",
    "ragged.csv": 'a,b,c\n1,2,3\n\n4,5\n6,7,8,9\n   \n10\n,\n,,\n"",x,""\n 11 ,"12", "13"\n14,15,16\n',
    "quotes.csv": '"a b","c,d",1\n"say \\"hi\\"",x,2\n"doubled "" quote",y,3\nmid"quote,z,4\n"closed"junk,w,5\n"open,v,6\na\\,b,u,7\n"a\\\\b",t,8\n"tail\\",s,9\n" sp ", r ,10\n"x"y"z,q,11\n"x" ,p,12\n"",\'single\',13\n"a\\nb",o,14\n\\"lead,n,15\n',
    "multiline.csv": 'id,text\n1,"first\nline"\n\n2,"a ""b""\n\nc"\n3,plain\n"4","x\r\ny"\n5,\n',
    "crlf.csv": "a,b\r\n1,x\r\n\r\n2,\r\n3,z",
    "cr.csv": "a,b\r1,x\r2,y\r",
    "mixed-ends.csv": "a,b\n1,x\r\n2,y\r3,z\n",
    "bom.csv": "\ufeffa,b\n1,é\n",
    "types.csv": (
        "i,l,big,huge,d,b,dt,ts,mix,neg,sp,nul,inf,dmix,tmix\n"
        "1,3000000000,12345678901234567890,1234567890123456789012345678901234567890,1.5,true,2020-01-01,2020-01-01 10:00:00,1,-5, 1,,Inf,1,2020-01-01\n"
        "2,4,1,2,2,False,2021-12-31,2020-01-01T10:00:00,1.5,+6,2 ,,1.0,2020-01-01,2020-01-01 11:00:00\n"
        "-3,5,,3,1e3,,,2020-01-01T10:00:00.123456Z,x,,3,,NaN,,\n"
    ),
    "int-double.csv": "1,1,1.0,1,12345678901234567890,1\n2.5,3000000000,2,true,1.5,2020-01-01\n",
    "numbers.csv": "1\n 2\n3 \n+4\n-5\n06\n7.0\n8e0\n9d\n0x1F\n1_0\n1,5\n2147483648\n-2147483649\n9223372036854775808\n.5\n5.\n1.0f\nInfinity\n-Inf\nnan\nNaN\n1e400\n-0\n-0.0\n٣\n1.\n+\n-\n",
    "decimals.csv": "1\n1.005\n-1.995\n123456.78\n99999999\n1e3\n1E-3\n 4\n5 \n+6\nx\n.5\n1,000.5\n",
    "bools.csv": "true\nTRUE\nTrue\nt\nyes\n1\nfalse\nFALSE\n0\n true\n\n",
    "dates.csv": "2020-01-02\n2020-1-2\n2020-01\n2020\n2020-01-02T00:00:00\n2020-01-02 03:04:05\n2020-02-30\n02/01/2020\n 2020-01-02\n2020-01-02 \n12020-01-02\n-0001-01-01\n0000-01-01\n1582-10-10\nnow\nepoch\n20200102\n",
    "times.csv": "2020-01-02 03:04:05\n2020-01-02T03:04:05\n2020-01-02T03:04:05.1\n2020-01-02T03:04:05.123456789\n2020-01-02T03:04:05Z\n2020-01-02T03:04:05+01:00\n2020-01-02 03:04:05 America/New_York\n2020-01-02 03:04\n2020-01-02 3:4:5\n2020-01-02\n2020-01\n2020\n03:04:05\n2020-01-02T25:00:00\n2020-03-08 02:30:00\n2020-11-01 01:30:00\nnow\n2020-01-02T03:04:05.123Z\n2020-01-02T03:04:05.123+0100\n2020-01-02T03:04:05+01\n 2020-01-02 03:04:05 \n2020-01-02T03:04:05 UTC\n",
    "formats.csv": "02/01/2020,02/01/2020 03:04\n31/12/1999,31/12/1999 23:59\n1/2/2020,1/2/2020 3:04\n2020-01-02,2020-01-02 03:04:05\nx,y\n",
    "comments.csv": "#first\na|b\n# second\n1|x#y\n #no\n2|#z\n",
    "nulls.csv": 'a,b,c\nNA,1,-\n"NA",NA,x\n,"",y\nnan,inf,-inf\n',
    "trims.csv": 'a,b, c \n  1  , x ,"  y  "\n\t2\t,  ,z  \n   3, "q" ,"r" \n',
    "dups.csv": "a,A,a,,b\n1,2,3,4,5\n",
    "empty-name.csv": ",b,\n1,2,3\n",
    "empty.csv": "",
    "header-only.csv": "a,b\n",
    "blank.csv": "\n  \n\n",
    "tab.tsv": "a\tb\n1\tx y\n2\t\"q\tr\"\n",
    "multisep.csv": "a||b||c\n1||x|y||3\n||\"p||q\"||\n",
    "semi.csv": "1;'it''s; ok';2\n3;'a\\'b';4\n",
    "linesep.csv": "1,a;2,b;3,c\nd;",
    "wide.csv": "1,2,3,4,5,6,7,8,9,10,11,12\n",
    "malformed.csv": "id,n,d\n1,10,2020-01-01\nx,20,2020-01-02\n3,y,2020-01-03\n4,40,bad\n5,50\n6,60,2020-01-06,extra\n7,,\n",
    "flat.json": '{"b": 1, "a": "x", "c": 1.5, "d": true, "e": null}\n{"a": "y", "b": 3000000000, "c": 2}\n\n{"b": null, "f": [1, 2.5], "g": {"z": 1, "y": "q"}}\n   \n{}\n',
    "merge.json": '{"a":1,"b":1,"c":1,"d":[1],"e":{"x":1},"f":"s","g":true,"h":[],"i":{},"j":null,"k":1.5,"l":[null],"m":12345678901234567890}\n{"a":1.5,"b":"x","c":true,"d":["x"],"e":{"y":2},"f":{"q":1},"g":1,"h":[1],"i":{"n":null},"j":[],"k":2,"l":[{"p":1}],"m":1}\n',
    "numbers.json": '{"v":1}\n{"v":-0}\n{"v":1.0}\n{"v":1e2}\n{"v":1E400}\n{"v":123456789012345678901234567890}\n{"v":0.1}\n{"v":2147483648}\n{"v":"12"}\n{"v":"x"}\n{"v":true}\n{"v":NaN}\n{"v":"NaN"}\n{"v":"Infinity"}\n{"v":"-INF"}\n{"v":Infinity}\n{"v":-Infinity}\n{"v":+1}\n{"v":null}\n{"v":[1]}\n{"v":{"a":1}}\n{"v":01}\n{"v":1.}\n{"v":.5}\n{"v":1.50}\n{"v":9223372036854775808}\n',
    "scalars.json": '{"s":"text","t":1,"u":1.50,"v":true,"w":[1, "a"],"x":{"k" : 1e1},"y":null}\n{"s":"\\u00e9\\n\\"","t":"2020-01-02","u":"1","v":"true","w":"[]","x":"{}","y":""}\n',
    "malformed.json": '{"a":1,"b":"x"}\n{"a":"bad","b":"y"}\n{"a":2\n{"a":3,"b":"z"} trailing\nnot json\n[1,2]\n[{"a":4,"b":"p"},{"a":5,"b":"q"}]\n"text"\n42\nnull\n{"a":6,"b":{"n":1}}\n{"a":7,"a":8,"b":"dup"}\n{\'a\':9,\'b\':"single"}\n{"A":10,"b":"case"}\n{"a":11,"b":"esc\\x"}\n{a:12,"b":"bare"}\n{"a":13,"b":"tab\there"}\n{"a":14,"b":"c",}\n{"a":15} {"a":16}\n',
    "array.json": '[\n  {"a": 1, "b": [1, 2]},\n  {"a": null, "b": null},\n  {"c": "x"}\n]\n',
    "object.json": '{\n  "a": 1,\n  "b": "x\\ny"\n}\n',
    "several.json": '{"a": 1}\n{"a": 2}\n',
    "broken-multi.json": '{"a": 1,\n "b": \n',
    "dates.json": '{"d":"2020-01-02","t":"2020-01-02 03:04:05","n":"2020-01-02T03:04:05"}\n{"d":"2020-1-2","t":"2020-01-02T03:04:05.678Z","n":"x"}\n{"d":18000,"t":1577934245,"n":5}\n{"d":"bad","t":"bad","n":"bad"}\n{"d":"2020-01-02T01:00:00","t":"2020-01-02","n":"2020-01-02"}\n{"d":null,"t":"2020-01-02T03:04:05+02:00","n":"2020-01-02T03:04:05Z"}\n',
    "nested.json": '{"p":{"q":[{"r":1,"s":"a"},{"r":2}],"m":{"k1":1,"k2":null}},"arr":[[1],[2,3],null]}\n{"p":{"q":[]},"arr":[]}\n{"p":null}\n{"p":{"q":[null,{"r":"bad"}],"m":{}},"arr":"no"}\n',
    "comments.json": '// first\n{"a":1} // rest\n/* c */ {"a":2}\n',
    "corrupt-name.json": '{"a":1,"_corrupt_record":"mine"}\n{"a":\n',
    "empty.json": "",
    "blank.json": "\n\n",
    "bom.json": '\ufeff{"a":1}\n',
    "crlf.json": '{"a":1}\r\n{"a":2}\r{"a":3}\n',
    "bytes.json": '{"b":"aGVsbG8="}\n{"b":"!!"}\n{"b":"YQ"}\n{"b":""}\n{"b":1}\n',
    "edge.csv": 'id,t,v\n1,"" ,a\n2,"",""\n3,"" ,"" \n4,"a""b",x\n5,"a"",x\n6,"\\",y\n7,"\\\\",z\n8,a"b"c,w\n9," q"r" ,u\nx,"multi"tail\n10,\'s\',"\n11,,"x" y\n',
    "edge-times.csv": "2020-01-02 25:00:00\n2020-02-30 00:00:00\n2020-13-01 00:00:00\n2020-1-2 1:2:3\n2020-01-02 03:04:05 bad\n",
    "edge.json": '{"a":["x",1],"b":2}\n{"a":[1,2],"b":"3"}\n{"s":{"p":"bad","q":"ok"},"b":1}\n{"s":[1],"b":2}\n[]\n[{"b":5},{"b":"bad"}]\n{"b":1,"b":2}\n{"a":null,"s":null,"b":null}\n{"b":""}\n{"a":"","s":"","b":7}\n\u00a0{"b":8}\n{"b":9}}\n{"b":10,}\n{"b":1}x\n',
    "edge-types.json": '{"s":1.0e10,"t":1e-5,"u":100000000000000000000.5,"v":"\\u0001\\/\\ud83d\\ude00"}\n{"s":{"x":"\\t\\u0001é","y":[1.50,null,true]},"t":[],"u":{},"v":null}\n',
    "lines.txt": "first\n\n  second  \r\nthird\rfourth",
    "sep.txt": "a;b;;c\n;",
    "empty.txt": "",
    "parts/a=1/b=x/f.csv": "p,1\nq,2\n",
    "parts/a=2/b=y%20z/f.csv": "r,3\n",
    "parts/a=__HIVE_DEFAULT_PARTITION__/b=x/f.csv": "s,4\n",
    "parts/_SUCCESS": "",
    "parts/_hidden/f.csv": "no,0\n",
    "parts/a=2/b=x/.hidden.csv": "no,0\n",
    "parts/a=2/b=x/g.csv": "t,5\n",
    "part-types/d=2020-01-01/i=1/l=3000000000/f=1.5/s=a/m=1/t=2020-01-01 10%3A00%3A00/g.txt": "x\n",
    "part-types/d=2020-02-01/i=02/l=1/f=2/s=1/m=x/t=2020-01-01/g.txt": "y\n",
    "part-overlap/a=1/f.json": '{"a":"in","b":1}\n',
    "part-overlap/a=2/f.json": '{"a":"in2","b":2}\n',
    "part-conflict/a=1/f.txt": "x\n",
    "part-conflict/b=1/f.txt": "y\n",
    "part-uneven/a=1/f.txt": "x\n",
    "part-uneven/a=1/b=2/f.txt": "y\n",
    "many/one.txt": "1\n",
    "many/two.txt": "2\n2\n2\n",
    "many/sub/three.txt": "3\n3\n",
    "many/_skip.txt": "no\n",
    "many/.skip.txt": "no\n",
    "only-sub/sub/f.txt": "deep\n",
    "headers/a.csv": "x,y\n1,2\n",
    "headers/b.csv": "x,y\n3,4\n5,6\n",
    "headers/c.csv": "y,x\n7,8\n9,10\n11,12\n",
}


def main():
    for name, text in TEXTS.items():
        path = os.path.join(HERE, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(text)
    with gzip.GzipFile(os.path.join(HERE, "zipped.csv.gz"), "wb", mtime=0) as f:
        f.write(b"a,b\n1,x\n2,y\n")
    with open(os.path.join(HERE, "latin.csv"), "wb") as f:
        f.write(b"1,\xe9\n2,ok\n")


if __name__ == "__main__":
    main()
